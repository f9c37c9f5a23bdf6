/**
 * Keeps the page alive and up to date while the browser translates it.
 *
 * Translators replace text by `<font>` elements. React keeps the texts that it has made: it changes them where nobody sees it,
 * and fails when it removes them (https://github.com/facebook/react/issues/11538). So whatever it does to a text that was
 * replaced is done to what stands in for it. Nothing is touched before the first `<font>` appears.
 */
export function surviveTranslation(body: Node = document.body): void {
  /** By the text that was replaced. */
  const standIns = new Map<Node, Element>();
  let patched = false;

  const texts = new MutationObserver((records) => {
    for (const { target } of records) {
      const standIn = standIns.get(target);
      // The translator sees new text in its element and translates it in turn.
      if (standIn?.isConnected) standIn.textContent = target.nodeValue;
      else standIns.delete(target);
    }
  });

  const replaced = (text: Node, candidates: Iterable<Node | null>) => {
    const standIn = [...candidates].find(
      (node): node is Element => node instanceof Element && node.localName === 'font',
    );
    if (standIn === undefined || text.isConnected) return;
    standIns.set(text, standIn);
    texts.observe(text, { characterData: true });
    if (!patched) followStandIns(standIns);
    patched = true;
  };

  new MutationObserver((records) => {
    for (const { addedNodes, removedNodes, previousSibling, nextSibling } of records) {
      for (const node of removedNodes) {
        if (node.nodeType === Node.TEXT_NODE) replaced(node, [...addedNodes, previousSibling, nextSibling]);
      }
    }
  }).observe(body, { childList: true, subtree: true });
}

/** Let `removeChild` and `insertBefore` find the element in place of a text that is no longer there. */
function followStandIns(standIns: Map<Node, Element>): void {
  const { removeChild, insertBefore } = Node.prototype;

  /** The element in `parent` that stands in for `child`. */
  const standInFor = (parent: Node, child: Node | null): Element | undefined => {
    if (child === null || child.parentNode === parent) return undefined;
    const standIn = standIns.get(child);
    return standIn?.parentNode === parent ? standIn : undefined;
  };

  Node.prototype.removeChild = function <T extends Node>(this: Node, child: T): T {
    const standIn = standInFor(this, child);
    standIns.delete(child);
    if (standIn === undefined) return removeChild.call(this, child) as T;
    removeChild.call(this, standIn);
    return child;
  };

  Node.prototype.insertBefore = function <T extends Node>(this: Node, node: T, before: Node | null): T {
    // A text that is put back stands for itself again.
    standIns.get(node)?.remove();
    standIns.delete(node);
    return insertBefore.call(this, node, standInFor(this, before) ?? before) as T;
  };
}
