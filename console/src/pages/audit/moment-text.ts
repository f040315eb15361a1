/** Date and time to the second, local: in the audit log the order of seconds matters. */
export function momentText(at: string): string {
  return new Date(at).toLocaleString(undefined, { dateStyle: 'short', timeStyle: 'medium' })
}
