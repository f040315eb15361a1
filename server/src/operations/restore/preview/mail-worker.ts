/** The thread in which mail of strangers is read: it is given bytes and gives back values, and may be ended at any moment. */
import { parentPort } from 'node:worker_threads'
import type { MailAnswer, MailQuestion } from './preview.ts'
import { readMail } from './read-mail.ts'

interface Asked {
  readonly mime: Uint8Array
  readonly question: MailQuestion
}

function answered(answer: MailAnswer): void {
  parentPort?.postMessage(answer, [])
}

parentPort?.on('message', ({ mime, question }: Asked) => {
  readMail(mime, question).then(answered, () => answered({ kind: 'unreadable' }))
})
