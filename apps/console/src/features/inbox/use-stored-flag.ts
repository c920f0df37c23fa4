import { useState } from 'react'

/** A yes or no that this browser remembers, such as whether a pane is open. */
export function useStoredFlag(name: string, initial: boolean): [boolean, (value: boolean) => void] {
  const key = `parley.${name}`
  const [value, setValue] = useState(() => read(key) ?? initial)
  return [
    value,
    (next) => {
      setValue(next)
      try {
        localStorage.setItem(key, String(next))
      } catch (error) {
        // Without storage the choice holds until the page is left, which is all it can do.
        console.debug('choice is not stored', error)
      }
    },
  ]
}

function read(key: string): boolean | null {
  try {
    const stored = localStorage.getItem(key)
    return stored === null ? null : stored === 'true'
  } catch (error) {
    console.debug('choice cannot be read', error)
    return null
  }
}
