/** `strongroom job stop|enable|disable|delete`: what becomes of a job that is there. */
import type { ApiClient, Job } from '@strongroom/api-client'
import type { Command } from 'commander'
import { signedIn, type ClientOptions, type CommandContext } from '../context.ts'
import { findJob } from '../find.ts'
import { clientOptions } from './options.ts'

type Control = 'stop' | 'enable' | 'disable' | 'delete'

const descriptions: Readonly<Record<Control, string>> = {
  stop: 'end the run of a job; the next run does what is missing',
  enable: 'let a job run again, by its schedule and by hand',
  disable: 'let a job run no more until it is enabled; a run that goes on is not stopped',
  delete: 'delete a job; its restore points stay in their repository and can be restored from',
}

export function registerJobControl(job: Command, context: CommandContext): void {
  const register = (command: Command, control: Control): void => {
    clientOptions(command)
      .description(descriptions[control])
      .action(async (wanted: string | undefined, options: ClientOptions) => {
        const { api, output } = await signedIn(context, options)
        const done = await controlJob(api, wanted, control)
        output.result({ id: done.job.id, name: done.job.name, done: control }, () => done.text)
      })
  }
  register(job.command('stop [job]'), 'stop')
  register(job.command('enable [job]'), 'enable')
  register(job.command('disable [job]'), 'disable')
  // What is deleted is named, also where there is only one.
  register(job.command('delete <job>'), 'delete')
}

/**
 * @param wanted - Its name or id; the only job there is when absent.
 * @returns what was done, in words that may be shown.
 */
export async function controlJob(
  api: ApiClient,
  wanted: string | undefined,
  control: Control,
): Promise<{ readonly job: Job; readonly text: string }> {
  const job = await findJob(api, wanted)
  const path = `/v8/Jobs/${job.id}`
  if (control === 'delete') await api.send('DELETE', path)
  else await api.send('POST', `${path}/${control}`, {})
  return { job, text: words[control](job) }
}

const words: Readonly<Record<Control, (job: Job) => string>> = {
  stop: ({ name, lastStatus }) =>
    lastStatus === 'Running' ? `The run of ${name} is stopped.` : `${name} was not running.`,
  enable: ({ name }) => `${name} is enabled. Next: strongroom job start "${name}", or wait for its time.`,
  disable: ({ name }) => `${name} is disabled. To let it run again: strongroom job enable "${name}"`,
  delete: ({ name }) => `${name} is deleted. Its restore points stay where they are.`,
}
