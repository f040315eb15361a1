/** One keep-alive HTTP/1.1 connection of the load generator, as cheap as it can be: it shares the machine with who is measured. */
import { connect, type Socket } from 'node:net'

export interface Answer {
  readonly status: number
  readonly body: string
}

export interface Connection {
  /** Sends one request and waits for its answer; one at a time. */
  send(request: string): Promise<Answer>
  close(): void
}

interface Waiting {
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: Error) => void
}

export async function openConnection(port: number): Promise<Connection> {
  const socket = await connected(port)
  let waiting: Waiting | undefined
  let received = ''
  let needed = 0
  const fail = (error: Error): void => {
    waiting?.reject(error)
    waiting = undefined
  }
  socket.setNoDelay(true).setEncoding('latin1')
  socket.on('data', (piece: string) => {
    received += piece
    // A long text is looked into once it is there, not at every piece of it.
    if (received.length < needed) return
    needed = lengthOf(received)
    const answer = received.length < needed ? undefined : readAnswer(received)
    if (answer === undefined || waiting === undefined) return
    const { resolve } = waiting
    waiting = undefined
    received = ''
    needed = 0
    resolve(answer)
  })
  socket.on('error', fail)
  socket.on('close', () => fail(new Error('the server closed the connection')))
  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        socket.write(request, 'latin1')
      }),
    close: () => void socket.destroy(),
  }
}

function connected(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('error', reject)
    socket.once('connect', () => {
      socket.off('error', reject)
      resolve(socket)
    })
  })
}

/** Of head and body; one more than there is while the head is not complete. */
function lengthOf(text: string): number {
  const headEnd = text.indexOf('\r\n\r\n')
  const length = /\r\ncontent-length: *(\d+)/i.exec(text.slice(0, Math.max(0, headEnd)))?.[1]
  return headEnd < 0 || length === undefined
    ? text.length + (headEnd < 0 ? 1 : 0)
    : headEnd + 4 + Number(length)
}

/** Undefined until all of it has come. Both servers say how long their bodies are. */
function readAnswer(text: string): Answer | undefined {
  const headEnd = text.indexOf('\r\n\r\n')
  if (headEnd < 0) return undefined
  const status = Number(text.slice(9, 12))
  const length = /\r\ncontent-length: *(\d+)/i.exec(text.slice(0, headEnd))?.[1]
  if (length === undefined) throw new Error(`an answer without a length: ${text.slice(0, headEnd)}`)
  const bodyStart = headEnd + 4
  return text.length < bodyStart + Number(length) ? undefined : { status, body: text.slice(bodyStart) }
}

/** A form post as clients of token endpoints send it. */
export function formRequest(
  path: string,
  parameters: Readonly<Record<string, string>>,
  headers = '',
): string {
  const body = new URLSearchParams(parameters).toString()
  return `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: ${body.length}\r\n${headers}\r\n${body}`
}

/** A post of JSON. */
export function jsonRequest(path: string, value: object, headers = ''): string {
  const body = JSON.stringify(value)
  return `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n${headers}\r\n${body}`
}

export function getRequest(path: string, headers = ''): string {
  return `GET ${path} HTTP/1.1\r\nhost: localhost\r\n${headers}\r\n`
}
