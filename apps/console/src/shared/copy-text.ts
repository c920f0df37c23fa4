/**
 * Puts a text on the clipboard; false when the browser does not allow it. Without TLS browsers hide the clipboard's
 * interface, and a console in a company's network is often first tried that way: then the old command does it.
 */
export async function copyText(text: string): Promise<boolean> {
  if (window.isSecureContext) {
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch (error) {
      console.debug('clipboard refused', error)
    }
  }
  const carrier = document.createElement('textarea')
  carrier.value = text
  carrier.readOnly = true
  carrier.style.position = 'fixed'
  carrier.style.opacity = '0'
  const before = document.activeElement
  // Inside an open dialog, for a dialog keeps the focus to itself.
  const place = document.querySelector('[role="dialog"],[role="alertdialog"]') ?? document.body
  place.append(carrier)
  carrier.select()
  const isCopied = document.execCommand('copy')
  carrier.remove()
  if (before instanceof HTMLElement) before.focus()
  return isCopied
}
