import { useEffect, useRef } from 'react'

/** Keys of the page beside those of the actions. */
export const pageKeys = {
  next: 'j',
  previous: 'k',
  reply: 'r',
  pane: 'i',
  back: 'u',
  help: '?',
  views: ['1', '2', '3', '4'],
} as const

/**
 * Listens for single keys while nothing is being written and nothing lies above the page. `keys` maps what
 * `KeyboardEvent.key` says to what is done. `isOn` false leaves only the help key, through which they come back.
 */
export function useShortcuts(keys: Readonly<Record<string, (() => void) | undefined>>, isOn: boolean): void {
  const current = useRef({ keys, isOn })
  useEffect(() => {
    current.current = { keys, isOn }
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
        return
      if (isWriting(event.target) || isCovered()) return
      if (!current.current.isOn && event.key !== pageKeys.help) return
      const run = current.current.keys[event.key]
      if (!run) return
      event.preventDefault()
      run()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}

const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('input, textarea, select, [role="menuitem"], [role="combobox"]'))

/** A dialog or an open menu has the keyboard to itself. */
const isCovered = () =>
  document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null
