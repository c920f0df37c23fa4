/**
 * The UI kit (Tabster) puts empty, hidden marks with `tabindex=0` around menus, tab lists and dialogs, to lead the Tab
 * key. Hidden things that can be focused are an error for assistive technology (axe: aria-hidden-focus), so the marks
 * are taken out of the tab order and put back only while a Tab key is handled. Returns what ends this.
 */
export function tameTabMarks(): () => void {
  let isTabbing = false
  const marks = document.getElementsByTagName('i')

  function apply() {
    for (const mark of marks)
      if (mark.hasAttribute('data-tabster-dummy')) {
        const tabIndex = isTabbing ? 0 : -1
        if (mark.tabIndex !== tabIndex) mark.tabIndex = tabIndex
      }
  }

  function onKeyDown({ key }: KeyboardEvent) {
    if (key !== 'Tab') return
    isTabbing = true
    apply()
    // The browser moves the focus after all handlers of this key and before the next task.
    setTimeout(() => {
      isTabbing = false
      apply()
    })
  }

  const observer = new MutationObserver(apply)
  // The kit sets the attribute again when a dialog closes.
  observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['tabindex'] })
  window.addEventListener('keydown', onKeyDown, { capture: true })
  return () => {
    observer.disconnect()
    window.removeEventListener('keydown', onKeyDown, { capture: true })
  }
}
