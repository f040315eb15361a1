/** How sizes, times and counts are written, in the language of the browser. */
const byteUnits = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const

/** Powers of 1000, as storage is sold. */
export function formatBytes(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < byteUnits.length - 1) {
    value /= 1000
    unit += 1
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1
  return `${value.toLocaleString(undefined, { maximumFractionDigits: digits })} ${byteUnits[unit] ?? ''}`
}

/** An ISO 8601 text as local date and time; a dash when there is none. */
export function formatTime(text: string | null | undefined): string {
  if (text === null || text === undefined || text === '') return '–'
  return new Date(text).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })
}

export function formatDate(text: string | null | undefined): string {
  if (text === null || text === undefined || text === '') return '–'
  return new Date(text).toLocaleDateString(undefined, { dateStyle: 'medium' })
}

/** `3 min 5 s`, `2 h 10 min`. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000))
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString()} ${count === 1 ? one : many}`
}
