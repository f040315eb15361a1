/** A recovery kit as text: the name of its file, and its passphrase out of what somebody kept. */

/** The same that the command line gives it. */
export function kitFileName(repositoryName: string): string {
  const safe = repositoryName.replaceAll(/[^\w.-]+/g, '-').replace(/^[.-]+/, '')
  return `strongroom-recovery-kit-${safe === '' ? 'repository' : safe}.txt`
}

/** Eight groups of four on a line of their own, out of the page of a kit; whatever was typed when there is no such line. */
export function passphraseOf(text: string): string {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  return lines.find((line) => /^(?:[0-9A-Za-z]{4}[- ]){7}[0-9A-Za-z]{4}$/.test(line)) ?? text.trim()
}
