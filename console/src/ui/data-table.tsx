/** A table for lists of any length: only the rows in sight are in the document, and the keyboard reaches each of them. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'

export interface Column<Row> {
  readonly key: string
  readonly header: string
  /** A CSS grid track, for example `2fr` or `8rem`; `1fr` when absent. */
  readonly width?: string
  /** Hidden on narrow screens. */
  readonly isSecondary?: boolean
  readonly render: (row: Row) => ReactNode
}

interface DataTableProps<Row> {
  /** What the table lists, for screen readers. */
  readonly label: string
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly keyOf: (row: Row) => string
  /** Opens a row: by click, or by Enter. */
  readonly onOpen?: (row: Row) => void
  readonly selectedKey?: string | undefined
  /** Called when the end comes into sight, to load what follows. */
  readonly onEnd?: () => void
  /** CSS length; the table scrolls inside. */
  readonly height?: string
  /** Shown instead of rows when there are none. */
  readonly empty?: ReactNode
}

const rowHeight = 44

const useStyles = makeStyles({
  frame: {
    overflow: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  header: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    fontWeight: tokens.fontWeightSemibold,
  },
  row: {
    display: 'grid',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    paddingInline: tokens.spacingHorizontalM,
    minHeight: `${rowHeight}px`,
    boxSizing: 'border-box',
  },
  dataRow: {
    position: 'absolute',
    insetInline: 0,
    height: `${rowHeight}px`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  open: {
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
    },
  },
  selected: { backgroundColor: tokens.colorNeutralBackground1Selected },
  cell: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  body: { position: 'relative' },
  secondary: { '@media (max-width: 48rem)': { display: 'none' } },
})

const narrow = '(max-width: 48rem)'

function tracks<Row>(columns: readonly Column<Row>[], isNarrow: boolean): string {
  return columns
    .filter((column) => !(isNarrow && column.isSecondary === true))
    .map(({ width }) => width ?? '1fr')
    .join(' ')
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, rows, columns, keyOf, onOpen, selectedKey, onEnd, height = '28rem', empty } = props
  const styles = useStyles()
  const frame = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    getItemKey: (index) => {
      const row = rows[index]
      return row === undefined ? index : keyOf(row)
    },
  })
  const items = virtualizer.getVirtualItems()
  const last = items.at(-1)?.index ?? -1
  useEffect(() => {
    if (onEnd !== undefined && rows.length > 0 && last >= rows.length - 1) onEnd()
  }, [last, rows.length, onEnd])
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>
  const gridTemplateColumns = tracks(columns, globalThis.matchMedia(narrow).matches)

  const move = (event: KeyboardEvent<HTMLDivElement>, row: Row, index: number): void => {
    if (event.key === 'Enter' && event.target === event.currentTarget) onOpen?.(row)
    const next = event.key === 'ArrowDown' ? index + 1 : event.key === 'ArrowUp' ? index - 1 : undefined
    if (next === undefined || next < 0 || next >= rows.length) return
    event.preventDefault()
    virtualizer.scrollToIndex(next)
    frame.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus()
  }

  return (
    // A table that scrolls has to be reachable with the keyboard, rows or not (WCAG 2.1.1).
    <div
      ref={frame}
      className={styles.frame}
      style={{ maxHeight: height }}
      role="table"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      tabIndex={onOpen === undefined ? 0 : -1}
    >
      <div role="rowgroup" className={styles.header}>
        <div role="row" aria-rowindex={1} className={styles.row} style={{ gridTemplateColumns }}>
          {columns.map(({ key, header, isSecondary }) => (
            <div
              key={key}
              role="columnheader"
              className={mergeClasses(styles.cell, isSecondary === true && styles.secondary)}
            >
              {header}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={styles.body} style={{ height: `${virtualizer.getTotalSize()}px` }}>
        {items.map((item) => {
          const row = rows[item.index]
          if (row === undefined) return null
          const key = keyOf(row)
          return (
            <div
              key={key}
              role="row"
              aria-rowindex={item.index + 2}
              aria-selected={selectedKey === undefined ? undefined : selectedKey === key}
              data-index={item.index}
              tabIndex={onOpen === undefined ? undefined : 0}
              className={mergeClasses(
                styles.row,
                styles.dataRow,
                onOpen !== undefined && styles.open,
                selectedKey === key && styles.selected,
              )}
              style={{ gridTemplateColumns, transform: `translateY(${item.start}px)` }}
              onClick={() => onOpen?.(row)}
              onKeyDown={(event) => move(event, row, item.index)}
            >
              {columns.map((column) => (
                <div
                  key={column.key}
                  role="cell"
                  className={mergeClasses(styles.cell, column.isSecondary === true && styles.secondary)}
                >
                  {column.render(row)}
                </div>
              ))}
            </div>
          )
        })}
      </div>
    </div>
  )
}
