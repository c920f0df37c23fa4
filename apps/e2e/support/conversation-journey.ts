import type { Page } from '@playwright/test'
import type { Words } from './words.ts'
export async function converse(_page: Page, _google: Page, _words: Words, _texts: unknown): Promise<void> {}
