/** One question at the terminal, and the line that the person types. */
import { createInterface } from 'node:readline/promises'

export async function askInTerminal(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await terminal.question(question)
  } finally {
    terminal.close()
  }
}
