/** What a benchmark says: a table for people, and one JSON document as the last line. */
import { cpus, totalmem } from 'node:os'

export interface Row {
  readonly name: string
  readonly unit: string
  readonly better: 'higher' | 'lower'
  /** One measurement a run. */
  readonly samples: readonly number[]
  /** The peer's, measured in the same run; empty when there is none. */
  readonly peer?: readonly number[]
}

function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((left, right) => left - right)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

/** Largest minus smallest, as a part of the median. */
function spread(samples: readonly number[]): number {
  return round((Math.max(...samples) - Math.min(...samples)) / median(samples))
}

function round(value: number): number {
  return Number(value.toPrecision(4))
}

interface Summary {
  readonly name: string
  readonly unit: string
  readonly better: Row['better']
  readonly ours: number
  readonly peer: number | null
  readonly ratio: number | null
  readonly runs: number
  readonly spread: number
}

function summarize(row: Row): Summary {
  const ours = median(row.samples)
  const peer = row.peer === undefined || row.peer.length === 0 ? null : median(row.peer)
  return {
    name: row.name,
    unit: row.unit,
    better: row.better,
    ours: round(ours),
    peer: peer === null ? null : round(peer),
    ratio: peer === null ? null : round(ours / peer),
    runs: row.samples.length,
    spread: spread(row.samples),
  }
}

/** The machine in a line, for whoever compares. */
function machine(): string {
  return `${cpus()[0]?.model ?? 'unknown'} × ${cpus().length}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`
}

export function report(bench: string, rows: readonly Row[]): string {
  const summaries = rows.map(summarize)
  const width = Math.max(...summaries.map((row) => row.name.length))
  const lines = summaries.map((row) => {
    const peer = row.peer === null ? '' : `   peer ${row.peer}   ratio ${row.ratio}`
    return `${row.name.padEnd(width)}  ${String(row.ours).padStart(10)} ${row.unit}${peer}`
  })
  return [...lines, JSON.stringify({ bench, machine: machine(), rows: summaries })].join('\n')
}
