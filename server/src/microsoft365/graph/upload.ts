/** Sends bytes to an upload session, range by range (uploadSession; attach large files to Outlook messages). */
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { readBytes, readJson } from './answer.ts'
import { GraphError } from './errors.ts'
import { perform, type Exchange, type GraphDependencies, type OpenAnswer } from './exchange.ts'
import { checkedUploadUrl } from './links.ts'
import { uploadScope } from './scope.ts'

/** Twelve times 320 KiB: a multiple that OneDrive demands, below the 4 MB that Outlook allows. */
const rangeBytes = 3_932_160
/** How often the session may ask for another position than the next before we call it broken. */
const mostRepositions = 20

/** Outlook writes `NextExpectedRanges` and a bare position, the others `nextExpectedRanges` and `start-end`. */
const sessionSchema = Type.Object({
  nextExpectedRanges: Type.Optional(Type.Array(Type.String())),
  NextExpectedRanges: Type.Optional(Type.Array(Type.String())),
})

/**
 * Uploads all of `content`. A range whose outcome is unknown is not sent again blindly: the session is asked first
 * where it stands.
 * @throws {GraphError} `linkRefused`, `uploadInterrupted` when the session ended before the content did.
 */
export async function uploadContent(
  dependencies: GraphDependencies,
  uploadUrl: string,
  content: Uint8Array,
  signal?: AbortSignal,
): Promise<void> {
  const url = checkedUploadUrl(dependencies.cloud, uploadUrl)
  const session = { url, scope: uploadScope(url), hasToken: false, signal }
  let position = 0
  let repositions = 0
  while (position < content.length) {
    const expected = position + Math.min(rangeBytes, content.length - position)
    position = await sendRange(dependencies, session, { content, start: position, end: expected })
    if (position !== expected) repositions += 1
    if (repositions > mostRepositions || position > content.length)
      throw interrupted('it asks for ranges in circles')
  }
}

type Session = Pick<Exchange, 'url' | 'scope' | 'hasToken' | 'signal'>

interface Range {
  readonly content: Uint8Array
  readonly start: number
  readonly end: number
}

/** @returns where the session wants to go on; the content's length when it is complete. */
async function sendRange(dependencies: GraphDependencies, session: Session, range: Range): Promise<number> {
  const { content, start, end } = range
  const exchange: Exchange = {
    ...session,
    method: 'PUT',
    headers: {
      'content-type': 'application/octet-stream',
      'content-range': `bytes ${start}-${end - 1}/${content.length}`,
    },
    body: new Uint8Array(content.subarray(start, end)),
    isRepeatable: false,
  }
  try {
    return await perform(dependencies, exchange, (answer) => readPosition(answer, end, content.length))
  } catch (error) {
    if (!(error instanceof GraphError) || !isPositionUnknown(error)) throw error
    return await askPosition(dependencies, session, content.length)
  }
}

/** The range may have arrived (lost connection, 5xx), or had arrived before (416). */
function isPositionUnknown(error: GraphError): boolean {
  return error.code === 'connectionLost' || error.status === 416 || error.status >= 500
}

async function askPosition(
  dependencies: GraphDependencies,
  session: Session,
  length: number,
): Promise<number> {
  const exchange: Exchange = { ...session, method: 'GET', headers: {}, body: undefined, isRepeatable: true }
  try {
    return await perform(dependencies, exchange, (answer) => readPosition(answer, undefined, length))
  } catch (error) {
    // A session that is gone may have been completed by the range whose answer was lost: the caller has to look.
    if (error instanceof GraphError && (error.status === 404 || error.status === 410))
      throw interrupted('it is gone, and nobody knows whether it was complete', error)
    throw error
  }
}

/** @param otherwise - The position when the answer names none and is no completion. */
async function readPosition(
  answer: OpenAnswer,
  otherwise: number | undefined,
  length: number,
): Promise<number> {
  const { response, release } = answer
  try {
    if (response.status === 201) {
      for await (const piece of readBytes(response)) void piece
      return length
    }
    const document = await readJson(response).catch(() => undefined)
    const position = Value.Check(sessionSchema, document)
      ? firstPosition(document.NextExpectedRanges ?? document.nextExpectedRanges)
      : undefined
    // 200 without ranges is how document libraries say that all of it is there.
    const next = position ?? otherwise
    if (next === undefined) throw interrupted('it does not say where it stands')
    return next
  } finally {
    release()
  }
}

function firstPosition(ranges: readonly string[] | undefined): number | undefined {
  const start = /^\d{1,15}/.exec(ranges?.[0] ?? '')?.[0]
  return start === undefined ? undefined : Number(start)
}

function interrupted(why: string, cause?: unknown): GraphError {
  const message = `The upload session cannot be finished: ${why}. Restore the item again.`
  return new GraphError(0, 'uploadInterrupted', message, cause === undefined ? {} : { cause })
}
