/** A guide as a page of its own: no script, nothing from elsewhere. */
import type { Block } from './blocks.ts'

const style =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}' +
  'table{border-collapse:collapse;width:100%}td,th{border:1px solid #bbb;padding:.3rem .5rem;text-align:left;vertical-align:top}' +
  'pre{background:#f4f4f4;padding:.8rem;overflow:auto}'

export function renderHtml(blocks: readonly Block[]): string {
  const title = blocks.find(({ kind }) => kind === 'heading')
  const name = title?.kind === 'heading' ? title.text : ''
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escape(name)}</title><style>${style}</style></head><body>`,
    ...blocks.map(blockHtml),
    '</body></html>',
    '',
  ].join('\n')
}

function blockHtml(block: Block): string {
  if (block.kind === 'heading') {
    return `<h${block.level}>${escape(block.text)}</h${block.level}>`
  }
  if (block.kind === 'paragraph') {
    return `<p>${escape(block.text)}</p>`
  }
  if (block.kind === 'list') {
    const tag = block.isOrdered ? 'ol' : 'ul'
    return `<${tag}>${block.items.map((item) => `<li>${escape(item)}</li>`).join('')}</${tag}>`
  }
  if (block.kind === 'table') {
    const head = block.head.map((cell) => `<th scope="col">${escape(cell)}</th>`).join('')
    const rows = block.rows.map(
      (cells) => `<tr>${cells.map((cell) => `<td>${escape(cell)}</td>`).join('')}</tr>`,
    )
    return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`
  }
  return `<pre><code>${escape(block.lines.join('\n'))}</code></pre>`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '')
}
