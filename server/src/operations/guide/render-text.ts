/** A guide as plain text. */
import type { Block } from './blocks.ts'

const underlines = { 1: '=', 2: '-', 3: '' } as const

export function renderText(blocks: readonly Block[]): string {
  return `${blocks.map(blockText).join('\n\n')}\n`
}

function blockText(block: Block): string {
  if (block.kind === 'heading') {
    const line = underlines[block.level].repeat(block.text.length)
    return line === '' ? block.text : `${block.text}\n${line}`
  }
  if (block.kind === 'paragraph') {
    return block.text
  }
  if (block.kind === 'list') {
    return block.items
      .map((item, index) => (block.isOrdered ? `${String(index + 1).padStart(2)}. ${item}` : ` -  ${item}`))
      .join('\n')
  }
  if (block.kind === 'table') {
    // Sentences make columns too wide for a terminal: each row is a short list.
    return block.rows
      .map((row) => row.map((cell, column) => `  ${(block.head[column] ?? '').padEnd(11)}${cell}`).join('\n'))
      .join('\n\n')
  }
  return block.lines.map((line) => (line === '' ? '' : `    ${line}`)).join('\n')
}
