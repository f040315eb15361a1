/** The pages' common frame: plain HTML that works without a script, readable by people and screen readers. */
import type { SimulatorReply } from '../../http.ts'

const style = `
:root { color-scheme: light dark; font: 16px/1.5 "Segoe UI", system-ui, sans-serif }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #eef1f6 }
main { box-sizing: border-box; width: min(27rem, 100vw); padding: 2.5rem; background: #fff; color: #1b1b1b;
  box-shadow: 0 2px 8px rgb(0 0 0 / 20%) }
.brand { margin: 0 0 1rem; color: #555; font-weight: 600 }
h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.25 }
label { display: block; margin: 1rem 0 .25rem }
input[type=text], input[type=password] { box-sizing: border-box; width: 100%; padding: .5rem; font: inherit;
  border: 1px solid #666 }
.error { margin: 1rem 0; padding: .75rem; border-left: 4px solid #c50f1f; background: #fdf3f4; color: #1b1b1b }
.buttons { display: flex; gap: .5rem; justify-content: flex-end; margin-top: 1.5rem }
button { padding: .5rem 1.75rem; font: inherit; border: 1px solid #8a8a8a; background: #eee; color: #1b1b1b;
  cursor: pointer }
button.primary { border-color: #0f5ea8; background: #0f5ea8; color: #fff }
:focus-visible { outline: 3px solid #ffb900; outline-offset: 2px }
small { display: block; margin-top: 1.5rem; color: #555; overflow-wrap: anywhere }
@media (prefers-color-scheme: dark) {
  body { background: #16181d } main { background: #24272e; color: #f3f3f3 } .brand, small { color: #bbb }
  input[type=text], input[type=password] { background: #16181d; color: #f3f3f3 }
}`

/** Text as it may stand in an element or an attribute. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

/** A hidden field. */
export function hidden(name: string, value: string): string {
  return `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`
}

export interface Page {
  readonly title: string
  /** HTML below the heading; whatever came from outside is escaped in it. */
  readonly content: string
  readonly status?: number
  readonly cookies?: readonly string[]
  /** A statement to run at once; the page must do its work without it too. */
  readonly script?: string
}

/** A whole page; never cached, never framed, and with nothing loaded from elsewhere. */
export function page({ title, content, status = 200, cookies = [], script }: Page): SimulatorReply {
  const text = escapeHtml(title)
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store, no-cache',
      pragma: 'no-cache',
      'content-security-policy':
        `default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'` +
        (script === undefined ? '' : `; script-src 'unsafe-inline'`),
      'referrer-policy': 'strict-origin-when-cross-origin',
      'x-content-type-options': 'nosniff',
      ...(cookies.length === 0 ? {} : { 'set-cookie': cookies }),
    },
    body: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text}</title>
<style>${style}</style>
</head>
<body>
<main>
<p class="brand">Microsoft 365 simulator</p>
<h1>${text}</h1>
${content}
</main>
${script === undefined ? '' : `<script>${script}</script>\n`}</body>
</html>
`,
  }
}
