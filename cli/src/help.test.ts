import { Command } from 'commander'
import { expect, it } from 'vitest'
import { clientOptions } from './commands/options.ts'
import { connectionHeading, orderHelp } from './help.ts'

const built = orderHelp(new Command('strongroom'))
clientOptions(built.command('open')).option('--mailbox <upn>', 'whose mailbox')

it('shows what a command does before how it reaches the server', () => {
  const text = built.commands[0]?.helpInformation() ?? ''
  expect(text.indexOf('--mailbox')).toBeGreaterThan(0)
  expect(text.indexOf(connectionHeading)).toBeGreaterThan(text.indexOf('--mailbox'))
  expect(text.indexOf('--ca-file')).toBeGreaterThan(text.indexOf(connectionHeading))
})

it('tells a newcomer the way from an empty folder to a restored message', () => {
  let text = ''
  built.configureOutput({
    writeOut: (part) => {
      text += part
    },
  })
  built.outputHelp()
  const steps = ['serve', 'setup', 'org add', 'repository create', 'job create', 'restore']
  const places = steps.map((step) => text.indexOf(`strongroom ${step}`))
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
})
