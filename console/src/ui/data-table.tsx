/** A table for lists of any length: only the rows in sight are in the document, and the keyboard reaches each of them. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useRef,
} from 'react'

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
  /** Whether rows follow that are not loaded yet. */
  readonly hasMore?: boolean
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

function tracks<Row>(columns: readonly Column<Row>[]): string {
  const isNarrow = globalThis.matchMedia(narrow).matches
  return columns
    .filter((column) => !(isNarrow && column.isSecondary === true))
    .map(({ width }) => width ?? '1fr')
    .join(' ')
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const {
    label,
    rows,
    columns,
    keyOf,
    onOpen,
    selectedKey,
    onEnd,
    hasMore = false,
    height = '28rem',
    empty,
  } = props
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
  const focusRow = useRowFocus(frame, (index) => virtualizer.scrollToIndex(index))
  const items = virtualizer.getVirtualItems()
  const last = items.at(-1)?.index ?? -1
  useEffect(() => {
    if (onEnd !== undefined && rows.length > 0 && last >= rows.length - 1) onEnd()
  }, [last, rows.length, onEnd])
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>
  const gridTemplateColumns = tracks(columns)
  return (
    // A table that scrolls has to be reachable with the keyboard, rows or not (WCAG 2.1.1).
    <div
      ref={frame}
      className={styles.frame}
      style={{ maxHeight: height }}
      role="table"
      aria-label={label}
      aria-rowcount={hasMore ? -1 : rows.length + 1}
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
        {items.map(({ index, start }) => {
          const row = rows[index]
          return row === undefined ? null : (
            <DataRow
              key={keyOf(row)}
              row={row}
              index={index}
              columns={columns}
              isSelected={selectedKey === undefined ? undefined : selectedKey === keyOf(row)}
              place={{ gridTemplateColumns, transform: `translateY(${start}px)` }}
              onOpen={onOpen}
              count={rows.length}
              onMove={focusRow}
            />
          )
        })}
      </div>
    </div>
  )
}

/** @returns puts the focus on a row; one far away is in the document only when the table has scrolled to it. */
function useRowFocus(
  frame: RefObject<HTMLDivElement | null>,
  scrollTo: (index: number) => void,
): (index: number) => void {
  const wanted = useRef<number>(undefined)
  const focusWanted = (): void => {
    if (wanted.current === undefined) return
    const row = frame.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"]`)
    if (row === null || row === undefined) return
    wanted.current = undefined
    row.focus({ preventScroll: true })
  }
  // At each drawing: the row that was scrolled to is drawn some time after.
  useEffect(focusWanted)
  return (index) => {
    scrollTo(index)
    wanted.current = index
    focusWanted()
  }
}

interface DataRowProps<Row> {
  readonly row: Row
  readonly index: number
  readonly columns: readonly Column<Row>[]
  readonly isSelected: boolean | undefined
  readonly place: CSSProperties
  readonly onOpen: ((row: Row) => void) | undefined
  readonly count: number
  /** Asks for the focus on another row. */
  readonly onMove: (index: number) => void
}

function DataRow<Row>({ row, index, columns, isSelected, place, onOpen, ...others }: DataRowProps<Row>) {
  const { count, onMove } = others
  const styles = useStyles()
  const press = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget) return
    if (event.key === 'Enter') onOpen?.(row)
    const next = nextRow(event.key, index, count)
    if (next === undefined || onOpen === undefined) return
    event.preventDefault()
    onMove(next)
  }
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-index={index}
      tabIndex={onOpen === undefined ? undefined : 0}
      className={mergeClasses(
        styles.row,
        styles.dataRow,
        onOpen !== undefined && styles.open,
        isSelected === true && styles.selected,
      )}
      style={place}
      onClick={() => onOpen?.(row)}
      onKeyDown={press}
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
}

const rowsAPage = 10

/** Which row a key leads to, within the rows that are loaded. */
function nextRow(key: string, index: number, count: number): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + rowsAPage,
    PageUp: index - rowsAPage,
    Home: 0,
    End: count - 1,
  }
  const next = steps[key]
  return next === undefined ? undefined : Math.min(Math.max(next, 0), count - 1)
}
