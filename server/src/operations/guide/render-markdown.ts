/** A guide as Markdown (CommonMark with tables); what a person typed stays text. */
import type { Block } from './blocks.ts'

export function renderMarkdown(blocks: readonly Block[]): string {
  return `${blocks.map(blockMarkdown).join('\n\n')}\n`
}

function blockMarkdown(block: Block): string {
  if (block.kind === 'heading') {
    return `${'#'.repeat(block.level)} ${escape(block.text)}`
  }
  if (block.kind === 'paragraph') {
    return escape(block.text)
  }
  if (block.kind === 'list') {
    return block.items
      .map((item, index) => `${block.isOrdered ? `${index + 1}.` : '-'} ${escape(item)}`)
      .join('\n')
  }
  if (block.kind === 'table') {
    return [
      row(block.head),
      row(block.head.map(() => '---')),
      ...block.rows.map((cells) => row(cells.map(escape))),
    ].join('\n')
  }
  const fence = fenceFor(block.lines)
  return [`${fence}${block.language}`, ...block.lines, fence].join('\n')
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

function escape(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>#|~&]/g, String.raw`\$&`)
}

/** Longer than any run of backticks inside. */
function fenceFor(lines: readonly string[]): string {
  const runs = lines.join('\n').match(/`+/g) ?? []
  return '`'.repeat(Math.max(3, ...runs.map(({ length }) => length + 1)))
}
