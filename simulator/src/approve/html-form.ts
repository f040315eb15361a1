/** Reading a form out of a page, as far as a browser needs it to send the form back. */

interface FormField {
  readonly name: string
  readonly type: string
  readonly value: string
}

export interface HtmlForm {
  readonly action: string
  readonly method: 'GET' | 'POST'
  /** Inputs, in the order of the page. */
  readonly fields: readonly FormField[]
  /** Buttons that send a value of their own. */
  readonly buttons: readonly { readonly name: string; readonly value: string }[]
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
}

function unescapeHtml(text: string): string {
  return text.replaceAll(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => entities[name] ?? whole)
}

function attributesOf(tag: string): Map<string, string> {
  const attributes = new Map<string, string>()
  for (const [, name = '', value = ''] of tag.matchAll(/([\w-]+)="([^"]*)"/g))
    attributes.set(name.toLowerCase(), unescapeHtml(value))
  return attributes
}

function tagsOf(html: string, name: string): Map<string, string>[] {
  return [...html.matchAll(new RegExp(`<${name}\\b([^>]*)>`, 'gi'))].map(([, inside = '']) =>
    attributesOf(inside),
  )
}

/** The first form of a page; `undefined` when there is none. */
export function findForm(html: string): HtmlForm | undefined {
  const [, head = '', inside = ''] = /<form\b([^>]*)>([\s\S]*?)<\/form>/i.exec(html) ?? []
  if (head === '') return undefined
  const attributes = attributesOf(head)
  const fields = tagsOf(inside, 'input').map((input) => ({
    name: input.get('name') ?? '',
    type: input.get('type') ?? 'text',
    value: input.get('value') ?? '',
  }))
  const buttons = tagsOf(inside, 'button').flatMap((button) => {
    const name = button.get('name')
    return name === undefined ? [] : [{ name, value: button.get('value') ?? '' }]
  })
  return {
    action: attributes.get('action') ?? '',
    method: attributes.get('method')?.toUpperCase() === 'POST' ? 'POST' : 'GET',
    fields,
    buttons,
  }
}

export interface PageMessage {
  /** The AADSTS number. */
  readonly code: number
  readonly text: string
}

/** What the page says went wrong. */
export function findAlert(html: string): PageMessage | undefined {
  const [, code, inside = ''] =
    /role="alert"[^>]*data-error-code="(\d+)"[^>]*>([\s\S]*?)<\/div>/i.exec(html) ?? []
  if (code === undefined) return undefined
  const text = unescapeHtml(inside.replaceAll(/<[^>]+>/g, ' '))
  return { code: Number(code), text: text.replaceAll(/\s+/g, ' ').trim() }
}

/** The heading of the page. */
export function findHeading(html: string): string {
  return unescapeHtml(/<h1>([\s\S]*?)<\/h1>/i.exec(html)?.[1] ?? '').trim()
}
