/** Upload sessions: Graph uploadSession, Outlook large attachments; GRF-14. */
import { describe, expect, it } from 'vitest'
import { silentLog } from '../../foundation/log.ts'
import { Secret } from '../../foundation/secret.ts'
import {
  connectionError,
  createTestClock,
  createTestRandom,
  jsonAnswer,
  scriptedFetch,
  testCloud,
  type ScriptedAnswer,
} from '../clouds/scripted.suite.ts'
import { createBudget } from './budget.ts'
import { createGraph } from './client.ts'

const uploadUrl =
  "https://outlook.office.com/api/v2.0/Users('a@t')/Messages('m')/AttachmentSessions('s')?authtoken=x"
const rangeBytes = 3_932_160
const content = new Uint8Array(2 * rangeBytes + 5)

function setUp(answers: ScriptedAnswer[]) {
  const clock = createTestClock()
  const { fetch, sent } = scriptedFetch(answers)
  const tokens = { token: async () => new Secret('token'), forget: () => undefined }
  const budget = createBudget({ clock })
  const dependencies = {
    fetch,
    clock,
    random: createTestRandom(),
    log: silentLog,
    cloud: testCloud,
    tokens,
    budget,
  }
  const graph = createGraph(dependencies, { userAgent: 'test' })
  const ranges = () => sent.map(({ method, headers }) => headers.get('content-range') ?? method)
  return { graph, sent, ranges }
}

describe('upload', () => {
  it('sends ranges of 3.75 MiB one after the other, and is done at 201', async () => {
    const { graph, ranges } = setUp([
      jsonAnswer(200, { NextExpectedRanges: ['3932160'] }),
      jsonAnswer(202, { nextExpectedRanges: ['7864320-'] }),
      new Response(null, { status: 201, headers: { location: 'https://outlook.office.com/x' } }),
    ])
    await graph.upload(uploadUrl, content)

    expect(ranges()).toEqual([
      'bytes 0-3932159/7864325',
      'bytes 3932160-7864319/7864325',
      'bytes 7864320-7864324/7864325',
    ])
  })

  it('GRF-14: sends no token and no header of ours to that host', async () => {
    const { graph, sent } = setUp([new Response(null, { status: 201 })])
    await graph.upload(uploadUrl, new Uint8Array(3))

    expect([...(sent[0]?.headers.keys() ?? [])].toSorted()).toEqual(['content-range', 'content-type'])
  })

  it('asks the session where it stands after a lost connection, and goes on from there', async () => {
    const { graph, ranges } = setUp([
      connectionError('ECONNRESET'),
      jsonAnswer(200, { nextExpectedRanges: ['1000-'] }),
      jsonAnswer(202, { nextExpectedRanges: ['3933160-'] }),
      jsonAnswer(202, { nextExpectedRanges: ['7864320-'] }),
      new Response(null, { status: 201 }),
    ])
    await graph.upload(uploadUrl, content)

    expect(ranges().slice(0, 4)).toEqual([
      'bytes 0-3932159/7864325',
      'GET',
      'bytes 1000-3933159/7864325',
      'bytes 3933160-7864324/7864325',
    ])
  })

  it('says so when the session is gone and nobody knows whether it was complete', async () => {
    const { graph } = setUp([
      connectionError('ECONNRESET'),
      jsonAnswer(404, { error: { code: 'itemNotFound' } }),
    ])

    await expect(graph.upload(uploadUrl, content)).rejects.toMatchObject({ code: 'uploadInterrupted' })
  })

  it('does not go round in circles with a session that always asks for the same', async () => {
    const answers = Array.from({ length: 30 }, () => jsonAnswer(202, { nextExpectedRanges: ['0-'] }))
    const { graph } = setUp(answers)

    await expect(graph.upload(uploadUrl, content)).rejects.toMatchObject({ code: 'uploadInterrupted' })
  })

  it('GRF-11: does not send a byte to a host that is not of this cloud', async () => {
    const { graph, sent } = setUp([])

    await expect(graph.upload('https://evil.example/up', content)).rejects.toMatchObject({
      code: 'linkRefused',
    })
    expect(sent).toHaveLength(0)
  })
})
