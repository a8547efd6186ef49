"use strict";
(() => {
  const words = JSON.parse(document.getElementById("words").textContent);
  const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, place) => values[place]);
  const pages = [...document.querySelectorAll(".page")];
  const contents = document.querySelector(".contents");
  const SVG = "http://www.w3.org/2000/svg";
  const SECONDS = 10; // from the first frame to the last
  let current = null;

  async function unpacked(element) {
    const letters = atob(element.textContent);
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return JSON.parse(await new Response(stream).text());
  }

  class Movie {
    constructor(page) {
      this.page = page;
      this.name = page.id;
      this.source = document.getElementById(`frames-${page.id}`);
      this.stage = page.querySelector(".moving");
      this.time = page.querySelector(".time");
      this.slider = page.querySelector("input");
      this.output = page.querySelector("output");
      this.play = page.querySelector(".play");
      this.ask = page.querySelector(".ask");
      this.told = page.querySelector(".told");
      this.frames = null;
      this.shown = 0;
      this.nodes = new Map();
      this.request = 0;
      if (this.told) {
        this.told.hidden = true;
        this.ask.hidden = false;
        this.ask.addEventListener("click", () => this.tell());
      }
      if (this.source) this.open = this.load;
    }

    get isAnswered() { return !this.told || !this.told.hidden; }

    open() {}

    async load() {
      this.open = () => {};
      try {
        const { pieces, frames } = await unpacked(this.source);
        this.pieces = pieces;
        this.frames = frames;
      } catch (error) {
        console.warn(error);
        if (this.told) this.tell(); // the conclusion stands there without its frames
        return;
      }
      this.epochs = JSON.parse(this.stage.dataset.epochs);
      this.last = this.epochs[this.epochs.length - 1];
      this.page.querySelector(".figure").classList.add("moves");
      this.stage.removeAttribute("hidden");
      this.part();
      this.show(0);
      if (this.last > 0) {
        this.time.hidden = false;
        this.slider.addEventListener("input", () => { this.stop(); this.seek(+this.slider.value); });
        this.play.addEventListener("click", () => (this.request ? this.stop() : this.start()));
      }
      if (this.isAnswered && this.told) this.conclude();
    }

    part() { // on a narrow screen each view has all of its width
      const parts = this.page.querySelector(".parts");
      for (const [left, top, width, height] of JSON.parse(parts.dataset.views)) {
        const view = document.createElementNS(SVG, "svg");
        view.setAttribute("viewBox", `${left - 2} ${top - 2} ${width + 4} ${height + 4}`);
        for (const { name, value } of this.stage.attributes) {
          if (/^(fill|stroke)/.test(name)) view.setAttribute(name, value);
        }
        view.style.width = `min(100%, ${Math.round(0.85 * width)}px)`;
        const use = document.createElementNS(SVG, "use");
        use.setAttribute("href", `#${this.name}-drawing`);
        view.append(use);
        parts.append(view);
      }
    }

    node(number, used) {
      let node = this.nodes.get(number);
      if (!node) {
        const group = document.createElementNS(SVG, "g");
        group.innerHTML = this.pieces[number];
        node = group.firstElementChild || group;
      } else if (used.has(number)) {
        node = node.cloneNode(true);
      }
      used.set(number, used.get(number) || node);
      return node;
    }

    draw(place) {
      const used = new Map();
      const nodes = this.frames[place].map((number) => this.node(number, used));
      this.nodes = used;
      this.stage.firstElementChild.replaceChildren(...nodes);
    }

    show(frame) {
      this.shown = frame;
      this.draw(frame);
      this.say(this.epochs[frame], this.page.querySelector("h2").textContent);
    }

    say(epoch, what) {
      const { step, first } = this.stage.dataset;
      const number = epoch + +first, last = this.last + +first;
      const text = fill(words.step, step, number, last);
      this.stage.setAttribute("aria-label", `${what} ${text}`.trim());
      this.slider.value = epoch;
      this.slider.setAttribute("aria-valuetext", text);
      this.slider.style.setProperty("--share", `${(100 * epoch) / Math.max(this.last, 1)}%`);
      this.output.innerHTML = "";
      const bold = document.createElement("b");
      bold.textContent = number;
      this.output.append(`${step} `, bold, ` / ${last}`);
    }

    seek(epoch) {
      let nearest = 0;
      this.epochs.forEach((each, place) => {
        if (Math.abs(each - epoch) < Math.abs(this.epochs[nearest] - epoch)) nearest = place;
      });
      this.show(nearest);
    }

    move(steps) {
      if (!this.frames) return;
      this.stop();
      this.show(Math.min(Math.max(this.shown + steps, 0), this.epochs.length - 1));
    }

    start() {
      if (!this.frames || !this.last) return;
      if (this.shown === this.epochs.length - 1) this.show(0);
      this.mark(true);
      const from = this.epochs[this.shown], began = performance.now();
      const seconds = Math.min(SECONDS, this.epochs.length / 4);
      const tick = (now) => {
        const epoch = from + ((now - began) / 1000 / seconds) * this.last;
        let frame = this.shown;
        while (frame + 1 < this.epochs.length && this.epochs[frame + 1] <= epoch) frame += 1;
        if (frame !== this.shown) this.show(frame);
        if (frame === this.epochs.length - 1) this.stop();
        else this.request = requestAnimationFrame(tick);
      };
      this.request = requestAnimationFrame(tick);
    }

    stop() {
      cancelAnimationFrame(this.request);
      this.request = 0;
      this.mark(false);
    }

    mark(plays) {
      this.play.setAttribute("aria-label", plays ? words.pause : words.play);
      this.play.querySelector("path").setAttribute(
        "d", plays ? "M3 1h4v14H3zM9 1h4v14H9z" : "M4 1l11 7-11 7z");
    }

    tell() {
      this.told.hidden = false;
      this.ask.hidden = true;
      this.told.focus({ preventScroll: true });
      if (this.frames) this.conclude();
    }

    conclude() {
      this.stop();
      this.draw(this.frames.length - 1); // the whole run, where it rests
      const rest = +this.stage.dataset.rest;
      this.shown = this.epochs.reduce((best, epoch, place) => (epoch <= rest ? place : best), 0);
      this.say(rest, this.told.textContent);
    }
  }

  const movies = new Map(pages.map((page) => [page.id, new Movie(page)]));

  function turn() {
    const here = pages.find((page) => location.hash === `#${encodeURIComponent(page.id)}`);
    const movie = movies.get(here?.id) || (pages.length === 1 ? movies.get(pages[0].id) : null);
    if (current) current.stop();
    for (const page of [contents, ...pages]) page.classList.remove("current");
    current = movie;
    (movie ? movie.page : contents).classList.add("current");
    const heading = (movie ? movie.page : contents).querySelector("h1, h2");
    document.title = movie && pages.length > 1 ? `${heading.textContent} – ${words.title}` : words.title;
    window.scrollTo(0, 0);
    if (movie) movie.open();
  }

  function key(event) {
    if (!current || event.ctrlKey || event.altKey || event.metaKey) return false;
    const onButton = event.target.closest("button, a, summary");
    const does = {
      ArrowRight: () => current.move(1),
      ArrowLeft: () => current.move(-1),
      Home: () => current.move(-1e9),
      End: () => current.move(1e9),
      " ": () => (current.request ? current.stop() : current.start()),
      Enter: () => current.told && !current.isAnswered && current.tell(),
      n: () => follow(".next"),
      p: () => follow(".previous"),
    }[event.key];
    if (!does || (onButton && (event.key === " " || event.key === "Enter"))) return false;
    does();
    event.preventDefault();
    return true;
  }

  function follow(selector) {
    const link = current.page.querySelector(selector);
    if (link) link.click();
  }

  document.documentElement.classList.add("scripted");
  window.addEventListener("hashchange", () => {
    turn();
    const heading = (current ? current.page : contents).querySelector("h1, h2");
    heading.focus({ preventScroll: true }); // a reader hears the new page
  });
  document.addEventListener("keydown", key);
  turn();
})();
