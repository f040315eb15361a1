/** What a browser sends: fields of a form, and files of an upload (WHATWG HTML: form submission). */
import type { SimulatorRequest } from '../http.ts'

export interface Form {
  /** The first value of a field; empty where there is none. */
  text(name: string): string
  all(name: string): readonly string[]
  /** A file that was chosen. */
  file(name: string): Buffer | undefined
}

function formOf(values: ReadonlyMap<string, readonly string[]>, files: ReadonlyMap<string, Buffer>): Form {
  return {
    text: (name) => (values.get(name)?.[0] ?? '').trim(),
    all: (name) => values.get(name) ?? [],
    file: (name) => files.get(name),
  }
}

function grouped(pairs: Iterable<readonly [string, string]>): Map<string, string[]> {
  const values = new Map<string, string[]>()
  for (const [name, value] of pairs) values.set(name, [...(values.get(name) ?? []), value])
  return values
}

async function multipart(type: string, body: Buffer): Promise<Form> {
  const data = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
  const pairs: [string, string][] = []
  const files = new Map<string, Buffer>()
  for (const [name, value] of data.entries()) {
    if (typeof value === 'string') pairs.push([name, value])
    else if (value.size > 0) files.set(name, Buffer.from(await value.arrayBuffer()))
  }
  return formOf(grouped(pairs), files)
}

export function queryForm(query: URLSearchParams): Form {
  return formOf(grouped(query), new Map())
}

/** Anything but a form is an empty one: its anti-forgery field is missing, so nothing follows from it. */
export async function readForm({ headers, body }: SimulatorRequest): Promise<Form> {
  const type = headers['content-type'] ?? ''
  if (type.startsWith('multipart/form-data')) {
    try {
      return await multipart(type, body)
    } catch {
      return queryForm(new URLSearchParams())
    }
  }
  if (!type.startsWith('application/x-www-form-urlencoded')) return queryForm(new URLSearchParams())
  return queryForm(new URLSearchParams(body.toString('utf8')))
}
