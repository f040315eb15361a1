import { ApiError, type ApiClient } from '@strongroom/api-client'
import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { UsageError, type CommandContext } from '../context.ts'
import { controlJob, registerJobControl } from './job-control.ts'

/** Two jobs, one of which runs; everything that is sent is noted. */
function apiOf(sent: string[], refusal?: Error): ApiClient {
  const jobs = [
    { id: '1', name: 'Nightly', lastStatus: 'Running' },
    { id: '2', name: 'Weekly', lastStatus: 'Success' },
  ]
  const json = <Answer>(value: unknown): Answer => {
    const document: Answer = JSON.parse(JSON.stringify(value))
    return document
  }
  return {
    userName: 'admin',
    get: async (path) => json(path.startsWith('/v8/Jobs') ? { results: jobs, _links: {} } : {}),
    send: async (method, path) => {
      if (refusal !== undefined) throw refusal
      sent.push(`${method} ${path}`)
      return json({})
    },
    open: () => Promise.reject(new Error('nothing is downloaded here')),
  }
}

describe('strongroom job stop|enable|disable|delete (contracts: commands)', () => {
  it.each([
    ['stop', 'nightly', 'POST /v8/Jobs/1/stop', 'The run of Nightly is stopped.'],
    ['stop', 'weekly', 'POST /v8/Jobs/2/stop', 'Weekly was not running.'],
    ['enable', '2', 'POST /v8/Jobs/2/enable', 'strongroom job start "Weekly"'],
    ['disable', 'Weekly', 'POST /v8/Jobs/2/disable', 'strongroom job enable "Weekly"'],
    ['delete', 'Weekly', 'DELETE /v8/Jobs/2', 'Its restore points stay'],
  ] as const)('%s %s sends %s, and says what is so now', async (control, wanted, request, words) => {
    const sent: string[] = []
    const { text } = await controlJob(apiOf(sent), wanted, control)
    expect(sent).toEqual([request])
    expect(text).toContain(words)
  })

  it('does nothing where it is not clear which job is meant', async () => {
    const sent: string[] = []
    await expect(controlJob(apiOf(sent), undefined, 'stop')).rejects.toThrow(UsageError)
    await expect(controlJob(apiOf(sent), 'Hourly', 'delete')).rejects.toThrow('no job Hourly')
    expect(sent).toEqual([])
  })

  it('tells the refusal of the server', async () => {
    const refusal = new ApiError(409, 'The job “Nightly” is running; stop it first.', {})
    await expect(controlJob(apiOf([], refusal), 'Nightly', 'delete')).rejects.toBe(refusal)
  })

  it('deletes only what was named, and asks no server before', async () => {
    const context: CommandContext = { environment: {}, streams: process, now: () => 0, sleep: async () => {} }
    const job = new Command('job').exitOverride()
    registerJobControl(job, context)
    for (const command of job.commands) command.exitOverride().configureOutput({ writeErr: () => undefined })
    await expect(job.parseAsync(['delete'], { from: 'user' })).rejects.toThrow(
      "missing required argument 'job'",
    )
  })
})
