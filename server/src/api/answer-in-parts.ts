/** Long collections are mapped and written in parts: whoever else asks gets their turn between. */
import type { FastifyReply } from 'fastify'

declare module 'fastify' {
  interface FastifyRequest {
    /** Writes an answer in the manner of the address that was asked for; undefined where it is right as it is. */
    reshape: ((answer: unknown) => unknown) | undefined
  }
}

/** A few milliseconds of work. */
const itemsAtOnce = 500

export interface LongAnswer<Item, Body> {
  readonly items: readonly Item[]
  readonly map: (item: Item) => Body
  /** The envelope of the version around these bodies: a page, or the bare array. */
  readonly enclose: (bodies: readonly Body[]) => unknown
}

/** Answers 200 with what the route's own writer says of the whole. */
export async function answerInParts<Item, Body>(
  reply: FastifyReply,
  { items, map, enclose }: LongAnswer<Item, Body>,
): Promise<void> {
  const { reshape } = reply.request
  const serialize = reply.getSerializationFunction('200') ?? JSON.stringify
  // Hooks before the serialization see no part: what they would change is changed here.
  const write = (bodies: readonly Body[]): string => {
    const answer = enclose(bodies)
    return serialize(reshape === undefined ? answer : reshape(answer))
  }
  const envelope = write([])
  const head = envelope.slice(0, beginOfItems(envelope))
  const tail = envelope.slice(head.length)
  const parts: string[] = []
  for (let from = 0; from < items.length; from += itemsAtOnce) {
    if (from > 0) await new Promise((resolve) => setImmediate(resolve))
    const text = write(items.slice(from, from + itemsAtOnce).map(map))
    parts.push(text.slice(head.length, text.length - tail.length))
  }
  void reply.type('application/json; charset=utf-8').send(head + parts.join(',') + tail)
}

function beginOfItems(envelope: string): number {
  if (envelope === '[]') return 1
  const results = '"results":['
  return envelope.indexOf(results) + results.length
}
