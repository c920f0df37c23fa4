import { createDarkTheme, createLightTheme, type BrandVariants, type Theme } from '@fluentui/react-components'
import { useEffect, useSyncExternalStore } from 'react'
import { z } from 'zod'

/** Parley's teal-blue. Step 80 carries white text at 5:1, step 100 stands on dark grounds at 6:1. */
const brand: BrandVariants = {
  10: '#03161b',
  20: '#07252d',
  30: '#0a3540',
  40: '#0c4452',
  50: '#0c5464',
  60: '#0b6477',
  70: '#0a6f85',
  80: '#0b7a93',
  90: '#2a8ca6',
  100: '#459cb6',
  110: '#5eadc6',
  120: '#77bdd4',
  130: '#90cde1',
  140: '#aadbeb',
  150: '#c5e8f3',
  160: '#e1f3f9',
}

const light: Theme = {
  ...createLightTheme(brand),
  // A breath of the brand's hue keeps the large grounds from looking dead.
  colorNeutralBackground2: '#f6f8f9',
  colorNeutralBackground2Hover: '#edf1f2',
  colorNeutralBackground3: '#f1f4f5',
  // Words on brand grounds stay readable (4.5:1) when the ground darkens under the pointer.
  colorBrandForeground2: brand[60],
}

const dark: Theme = {
  ...createDarkTheme(brand),
  colorBrandForeground1: brand[110],
  colorBrandForeground2: brand[120],
  colorBrandForegroundLink: brand[110],
  colorBrandForegroundLinkHover: brand[120],
  colorBrandForegroundLinkPressed: brand[100],
  colorNeutralBackground1: '#1d2326',
  colorNeutralBackground1Hover: '#262d30',
  colorNeutralBackground1Pressed: '#171c1e',
  colorNeutralBackground1Selected: '#2a3235',
  colorNeutralBackground2: '#14191b',
  colorNeutralBackground2Hover: '#1f2528',
  colorNeutralBackground3: '#181d20',
}

const themeChoice = z.enum(['system', 'light', 'dark'])
/** The person's choice; `system` follows the operating system. */
export type ThemeChoice = z.infer<typeof themeChoice>
export const themeChoices = themeChoice.options

const storageKey = 'parley.theme'
const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()
let choice: ThemeChoice = readStored()

function readStored(): ThemeChoice {
  try {
    return themeChoice.catch('system').parse(localStorage.getItem(storageKey))
  } catch (error) {
    console.debug('theme is not stored', error)
    return 'system'
  }
}

/** Switches the theme at once and remembers it in this browser. */
export function setThemeChoice(next: ThemeChoice): void {
  choice = next
  try {
    localStorage.setItem(storageKey, next)
  } catch (error) {
    console.debug('theme is not stored', error)
  }
  for (const listener of listeners) listener()
}

export const useThemeChoice = (): ThemeChoice => useSyncExternalStore(subscribe, () => choice)

/** The theme to draw with now. */
export function useTheme(): Theme {
  const isDark = useSyncExternalStore(subscribe, () =>
    choice === 'system' ? systemIsDark.matches : choice === 'dark',
  )
  useEffect(() => {
    // For what the browser draws itself: scroll bars, the page's own ground.
    document.documentElement.style.colorScheme = isDark ? 'dark' : 'light'
  }, [isDark])
  return isDark ? dark : light
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  systemIsDark.addEventListener('change', listener)
  return () => {
    listeners.delete(listener)
    systemIsDark.removeEventListener('change', listener)
  }
}
