// What runs inside the browser's page, as source: the repository's types know no DOM.

/** Draws with the official renderer; every text was read as Markdown before. */
export const drawInPage = `(drawing) => {
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    if (!Object.hasOwn(drawing.html, text)) throw new Error('No Markdown was read for: ' + text);
    result.outputHtml = drawing.html[text];
    result.didProcess = true;
  };
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(drawing.config);
  card.parse(drawing.card);
  document.getElementById('card').appendChild(card.render());
}`;

/** Looks at what was drawn: width, names, links, contrast. */
export const lookInPage = String.raw`() => {
  const root = document.getElementById('card');
  const edge = root.getBoundingClientRect().right;
  const all = [...root.querySelectorAll('*')].filter((e) => e.getClientRects().length > 0);
  const own = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim() !== '');
  const tappable = all.filter((e) => e.getAttribute('role') === 'button' || e.tagName === 'BUTTON' || e.getAttribute('role') === 'link');
  const rgb = (text) => (text.match(/[\d.]+/g) || []).map(Number);
  const luminance = ([r, g, b]) =>
    [r, g, b].map((v) => v / 255).map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
      .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (e) => {
    for (let at = e; at; at = at.parentElement) {
      const colour = rgb(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const contrast = (e) => {
    const [a, b] = [luminance(rgb(getComputedStyle(e).color)), luminance(behind(e))].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  };
  const split = [];
  for (const e of all.filter(own)) {
    for (const node of e.childNodes) {
      if (node.nodeType !== 3) continue;
      for (const word of node.textContent.matchAll(/[\p{L}\p{N}]+/gu)) {
        const range = document.createRange();
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        if (new Set([...range.getClientRects()].map((r) => Math.round(r.top))).size > 1) split.push(word[0]);
      }
    }
  }
  return {
    split,
    overflowing: all.filter((e) => own(e) && (e.getBoundingClientRect().right > edge + 0.5 || e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline'))
      .map((e) => e.textContent.slice(0, 80)),
    nameless: tappable.filter((e) => !(e.getAttribute('aria-label') || e.title || (e.tagName === 'BUTTON' && e.textContent.trim()))).length,
    tappable: tappable.length,
    links: root.querySelectorAll('a').length,
    text: root.innerText,
    contrast: Math.min(...all.filter(own).map(contrast)),
  };
}`;
