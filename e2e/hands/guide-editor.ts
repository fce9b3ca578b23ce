import type { Page } from 'playwright/test'

export const saved = (page: Page) => page.locator('#said')

export const textOf = (page: Page) => page.getByRole('textbox', { name: 'Text', exact: true })
export const toolsOf = (page: Page) => page.getByRole('toolbar', { name: 'Tools for: Text' })
