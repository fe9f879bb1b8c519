// The reading pane and the map's zoom. A classic script: the page opens from disk, where modules and
// fetch are refused. All text goes in as text, never as markup.
(function () {
  "use strict";
  var data = window.LEGOMENA;
  var pane = document.getElementById("reader");
  if (data && pane && typeof pane.show === "function") reader(data, pane);
  Array.prototype.forEach.call(document.querySelectorAll(".mapbox .canvas"), zoomable);
  marksPart();
  unfold();
  window.addEventListener("hashchange", unfold);

  function make(name, text, className) {
    var node = document.createElement(name);
    if (text !== undefined && text !== null) node.textContent = text;
    if (className) node.className = className;
    return node;
  }

  function reader(data, pane) {
    var number = Object.create(null);
    data.claims.forEach(function (claim, at) { number[claim[0]] = at; });
    var title = document.getElementById("reader-title");
    var kind = pane.querySelector(".reader-kind");
    var says = pane.querySelector(".reader-says");
    var body = pane.querySelector(".reader-body");
    var nav = pane.querySelector(".reader-nav");
    var counter = pane.querySelector(".reader-count");
    var previous = pane.querySelector(".prev");
    var next = pane.querySelector(".next");
    var list = [], at = 0, opener = null, pushed = false;

    document.addEventListener("click", function (event) {
      if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
      var link = event.target.closest ? event.target.closest("a[data-claims]") : null;
      if (!link) return;
      var ids = link.getAttribute("data-claims").split(" ").filter(function (id) { return id in number; });
      if (!ids.length) return;
      event.preventDefault();
      open(ids, 0, link);
    });
    previous.addEventListener("click", function () { step(-1); });
    next.addEventListener("click", function () { step(1); });
    pane.querySelector(".close").addEventListener("click", close);
    pane.addEventListener("cancel", function (event) { event.preventDefault(); close(); });
    document.addEventListener("keydown", function (event) {
      if (!pane.open) return;
      if (event.key === "Escape") { event.preventDefault(); close(); }
      else if (event.target.closest && event.target.closest("#reader") && list.length > 1) {
        if (event.key === "ArrowLeft") step(-1);
        if (event.key === "ArrowRight") step(1);
      }
    });
    window.addEventListener("popstate", follow);
    window.addEventListener("hashchange", follow);
    follow();

    function wanted() {
      var found = /^#claim-([0-9a-zA-Z_-]+)$/.exec(window.location.hash);
      return found && found[1] in number ? found[1] : null;
    }

    function follow() {
      var id = wanted();
      if (!id) { if (pane.open) hide(); return; }
      if (!pane.open || list[at] !== id) { list = [id]; at = 0; display(); }
    }

    function open(ids, index, link) {
      if (opener) opener.removeAttribute("aria-current");
      opener = link;
      link.setAttribute("aria-current", "true");
      list = ids; at = index;
      var hash = "#claim-" + list[at];
      if (pane.open) history.replaceState(null, "", hash);
      else { history.pushState(null, "", hash); pushed = true; }
      display();
    }

    function step(by) {
      if (at + by < 0 || at + by >= list.length) return;
      at += by;
      history.replaceState(null, "", "#claim-" + list[at]);
      display(true);
    }

    function display(stay) {
      var claim = data.claims[number[list[at]]];
      var source = data.documents[claim[1]];
      kind.textContent = claim[3] + (claim[9] ? ", told of another event" : "");
      title.textContent = claim[2];
      says.textContent = claim[4] + (source.published ? ". Published: " + source.published : "");
      nav.hidden = list.length < 2;
      counter.textContent = (at + 1) + " of " + list.length;
      // Not "disabled": a button that is would drop the focus.
      previous.setAttribute("aria-disabled", at === 0);
      next.setAttribute("aria-disabled", at === list.length - 1);
      body.textContent = "";
      body.appendChild(make("p", source.title || source.outlet, "outlet"));
      if (source.title) body.appendChild(make("p", source.outlet, "by"));
      if (source.digest) body.appendChild(make("p", "A digest in this project’s own words, not the outlet’s. The report is at its link below.", "digest"));
      var first = passages(source, number[claim[0]]);
      about(claim, source);
      if (!pane.open) {
        if (window.matchMedia("(min-width: 48rem)").matches) pane.show(); else pane.showModal();
      }
      if (!stay) title.focus({ preventScroll: true });
      body.scrollTop = 0;
      if (first) {
        var top = first.getBoundingClientRect().top - body.getBoundingClientRect().top;
        if (top > body.clientHeight * 0.6) body.scrollTop = top - body.clientHeight * 0.3;
      }
    }

    function passages(source, wanted) {
      var text = make("div", null, "text");
      text.dir = source.dir;
      if (source.lang) text.lang = source.lang;
      var first = null;
      source.text.forEach(function (part) {
        if (typeof part === "string") { text.appendChild(document.createTextNode(part)); return; }
        var mark = make("mark", part[0]);
        if (part[1].indexOf(wanted) >= 0) {
          mark.className = "on";
          first = first || mark;
        } else {
          mark.title = "Another claim: " + data.claims[part[1][0]][2];
          mark.addEventListener("click", function () {
            if (String(window.getSelection())) return;
            list = [data.claims[part[1][0]][0]]; at = 0;
            history.replaceState(null, "", "#claim-" + list[0]);
            display();
          });
        }
        text.appendChild(mark);
      });
      body.appendChild(text);
      return first;
    }

    function about(claim, source) {
      body.appendChild(make("h3", "How it was read"));
      rows([["Who says it", claim[4]], ["Where", claim[5]], ["When", claim[6]], ["Read by", claim[7] ? claim[7] + ", confidence " + claim[8] : ""]]);
      body.appendChild(make("h3", "The document"));
      rows([["Outlet", source.outlet], ["By", source.byline], ["Published", source.published], ["One voice with", source.voice.join(", ")]]);
      var list = body.lastChild;
      if (source.url) row(list, "Report", anchor(source.url, source.url, true));
      else if (source.address) row(list, "Report", make("span", source.address));
      row(list, "SHA-256", make("code", source.sha256));
      row(list, "This text", own(source, claim));
    }

    function rows(pairs) {
      var list = make("dl", null, "meta");
      pairs.forEach(function (pair) { if (pair[1]) row(list, pair[0], make("span", pair[1])); });
      body.appendChild(list);
    }

    function row(list, name, node) {
      var box = make("div");
      var value = make("dd", null, "long");
      value.appendChild(node);
      box.appendChild(make("dt", name));
      box.appendChild(value);
      list.appendChild(box);
    }

    function anchor(href, text, away) {
      var link = make("a", text);
      link.href = href;
      if (away) link.rel = "noopener noreferrer nofollow";
      return link;
    }

    // In one file the text stands further down; the pane makes way for it.
    function own(source, claim) {
      if (source.page.charAt(0) !== "#") return anchor(source.page + "#c-" + claim[0], "its own page", false);
      var link = anchor("#c-" + claim[0], "whole, on this page", false);
      link.addEventListener("click", function () { pushed = false; hide(); });
      return link;
    }

    function close() {
      if (!pane.open) return;
      var back = pushed;
      hide();
      if (back) history.back();
      else history.replaceState(null, "", window.location.pathname + window.location.search);
    }

    function hide() {
      pane.close();
      pushed = false;
      if (opener) {
        opener.removeAttribute("aria-current");
        opener.focus({ preventScroll: true });
        opener = null;
      }
    }
  }

  // Zoom and drag by changing the viewBox; marks and names keep their size.
  function zoomable(box) {
    var bar = box.querySelector(".zoom");
    var views = [];
    Array.prototype.forEach.call(box.querySelectorAll("svg.map"), function (svg) {
      var whole = svg.getAttribute("viewBox").split(" ").map(Number);
      views.push(view(svg, whole[2], whole[3]));
    });
    if (!bar || !views.length) return;
    bar.hidden = false;
    bar.addEventListener("click", function (event) {
      var how = event.target.getAttribute("data-zoom");
      views.forEach(function (one) {
        if (how === "in") one.scale(1.6);
        if (how === "out") one.scale(1 / 1.6);
        if (how === "all") one.reset();
      });
    });

    function view(svg, width, height) {
      var zoom = 1, x = 0, y = 0, start = null, moved = false;
      var fixed = svg.querySelectorAll(".fixed");
      var late = svg.querySelectorAll(".late");
      var names = svg.querySelectorAll(".country");
      var ruler = svg.querySelector(".scale");
      function draw() {
        x = Math.max(0, Math.min(width - width / zoom, x));
        y = Math.max(0, Math.min(height - height / zoom, y));
        svg.setAttribute("viewBox", [x, y, width / zoom, height / zoom].join(" "));
        Array.prototype.forEach.call(fixed, function (g) { g.setAttribute("transform", "scale(" + 1 / zoom + ")"); });
        Array.prototype.forEach.call(late, function (t) { t.classList.toggle("shown", zoom >= Number(t.getAttribute("data-zoom")) * 0.99); });
        Array.prototype.forEach.call(names, function (t) { t.style.fontSize = Number(t.getAttribute("font-size")) / zoom + "px"; });
        ruler.style.display = zoom > 1.01 ? "none" : "";
        svg.style.touchAction = zoom > 1.01 ? "none" : "pan-y";
        svg.style.cursor = zoom > 1.01 ? "grab" : "";
      }
      function scale(by, cx, cy) {
        var now = Math.max(1, Math.min(8, zoom * by));
        cx = cx === undefined ? x + width / zoom / 2 : cx;
        cy = cy === undefined ? y + height / zoom / 2 : cy;
        x = cx - (cx - x) * zoom / now;
        y = cy - (cy - y) * zoom / now;
        zoom = now;
        draw();
      }
      svg.addEventListener("wheel", function (event) {
        if (!event.ctrlKey && !event.metaKey && zoom <= 1.01) return;
        event.preventDefault();
        var frame = svg.getBoundingClientRect();
        scale(event.deltaY < 0 ? 1.15 : 1 / 1.15, x + (event.clientX - frame.left) / frame.width * width / zoom, y + (event.clientY - frame.top) / frame.height * height / zoom);
      }, { passive: false });
      svg.addEventListener("pointerdown", function (event) {
        moved = false;
        if (zoom > 1.01) start = [event.clientX, event.clientY, x, y];
      });
      window.addEventListener("pointermove", function (event) {
        if (!start) return;
        var frame = svg.getBoundingClientRect();
        if (Math.abs(event.clientX - start[0]) + Math.abs(event.clientY - start[1]) > 4) moved = true;
        x = start[2] - (event.clientX - start[0]) / frame.width * width / zoom;
        y = start[3] - (event.clientY - start[1]) / frame.height * height / zoom;
        draw();
      });
      window.addEventListener("pointerup", function () { start = null; });
      svg.addEventListener("dragstart", function (event) { event.preventDefault(); });
      svg.addEventListener("click", function (event) { if (moved) { event.preventDefault(); moved = false; } }, true);
      return { scale: scale, reset: function () { zoom = 1; x = y = 0; draw(); } };
    }
  }

  // Open what is folded around the place that an address leads to.
  function unfold() {
    var target = window.location.hash && document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    if (!target) return;
    for (var node = target; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
    target.scrollIntoView();
  }

  // Say in the row of parts which one is being read.
  function marksPart() {
    var links = document.querySelectorAll(".parts a");
    if (!links.length || !("IntersectionObserver" in window)) return;
    var seen = new IntersectionObserver(function (entries) {
      entries.forEach(function (entry) {
        if (!entry.isIntersecting) return;
        Array.prototype.forEach.call(links, function (link) {
          if (link.getAttribute("href") === "#" + entry.target.id) {
            link.setAttribute("aria-current", "true");
          } else link.removeAttribute("aria-current");
        });
      });
    }, { rootMargin: "-20% 0px -75% 0px" });
    Array.prototype.forEach.call(document.querySelectorAll("main > section"), function (s) { seen.observe(s); });
  }
})();
