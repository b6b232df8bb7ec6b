// Elements made of names and text. Nothing here parses markup, so text stays text.

/** An element; properties that begin with "on" are listeners, null and false are left out. */
export function el(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.startsWith('on')) {
      element.addEventListener(key.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(key === 'className' ? 'class' : key, value === true ? '' : value);
    }
  }
  element.append(...present(children));
  return element;
}

/** Puts other children into an element. */
export function fill(element, ...children) {
  element.replaceChildren(...present(children));
  return element;
}

/** The same, but what looks as before stays, with its focus, its selection and how far it is scrolled. */
export function renew(element, ...children) {
  const wanted = present(children).map((child) => (child instanceof Node ? child : document.createTextNode(child)));
  const kept = new Set(wanted);
  let old = element.firstChild;
  for (const child of wanted) {
    if (old && !kept.has(old) && old.isEqualNode(child)) {
      old = old.nextSibling;
    } else if (old === child) {
      old = child.nextSibling;
    } else if (old && !kept.has(old)) {
      old.replaceWith(child);
      old = child.nextSibling;
    } else {
      element.insertBefore(child, old);
    }
  }
  while (old) {
    const next = old.nextSibling;
    old.remove();
    old = next;
  }
  return element;
}

function present(children) {
  return children.flat().filter((child) => child !== null && child !== undefined && child !== false);
}

/** A part of a page with a heading, and the element that its content goes into. */
export function section(title, ...aside) {
  const body = el('div', {});
  const head = el('div', { className: 'section-head' }, el('h2', {}, title), aside);
  return { root: el('section', { className: 'panel' }, head, body), body };
}
