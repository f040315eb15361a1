import { expect, it } from 'vitest'
import { askForTheRest } from './wizard.ts'

/** A terminal in which somebody types these lines. */
function terminal(...lines: string[]) {
  const questions: string[] = []
  const ask = async (question: string): Promise<string> => {
    questions.push(question)
    return lines.shift() ?? ''
  }
  return { ask, questions, left: lines }
}

it('registers new applications for mail, with a browser, when somebody only presses Enter', async () => {
  const { ask, questions } = terminal()
  expect(await askForTheRest({ ask }, {})).toEqual({
    way: 'register',
    options: { services: 'exchange', browser: true, deviceCode: false },
  })
  expect(questions).toHaveLength(4)
  expect(questions[0]).toContain('1. register new applications')
})

it('asks for the application that is granted what it needs, and how to sign in', async () => {
  const { ask, left } = terminal('2', 'exchange, sharepoint', '', 'the-app', '2')
  expect(await askForTheRest({ ask }, {})).toEqual({
    way: 'existing-managed',
    options: { services: 'exchange, sharepoint', application: 'the-app', browser: false, deviceCode: true },
  })
  expect(left).toEqual([])
})

it('asks for the proof of an application that is only used, and for no sign-in', async () => {
  const { ask, questions } = terminal('3', '', 'the-app', 'contoso.com', 'app.pfx', 'password.txt')
  expect(await askForTheRest({ ask }, {})).toEqual({
    way: 'existing',
    options: {
      services: 'exchange',
      application: 'the-app',
      tenant: 'contoso.com',
      certificate: 'app.pfx',
      certificatePasswordFile: 'password.txt',
    },
  })
  expect(questions.join()).not.toContain('sign in at Microsoft')
})

it('asks whether people will sign in, and leaves it to the switches when they are not thought of', async () => {
  const yes = await askForTheRest(terminal('1', '', 'y', ''), {})
  expect(yes.options).toMatchObject({ signInApplication: true })
  const no = await askForTheRest(terminal('1', '', '', ''), {})
  expect(no.options).not.toHaveProperty('signInApplication')
  const { ask, questions } = terminal('1', '', '')
  await askForTheRest({ ask }, { signInApplication: false })
  expect(questions.join()).not.toContain('sign in to Strongroom')
})

it('asks nothing that an option has said', async () => {
  const { ask, questions } = terminal()
  const options = { way: 'register', services: 'exchange', deviceCode: true }
  expect(await askForTheRest({ ask }, options)).toEqual({ way: 'register', options })
  expect(questions).toEqual([])
})

it('asks again for a choice that there is not, and gives up after five', async () => {
  const { ask } = terminal('7', 'x', '1')
  expect((await askForTheRest({ ask }, {})).way).toBe('register')
  const stubborn = terminal('7', '7', '7', '7', '7')
  await expect(askForTheRest(stubborn, {})).rejects.toThrow('none of the choices')
})

it('refuses a service that there is not', async () => {
  await expect(askForTheRest(terminal('1', 'onenote'), {})).rejects.toThrow('--services takes')
})

it('takes what is recommended without a terminal, and does not guess about an application', async () => {
  expect(await askForTheRest({}, {})).toEqual({ way: 'register', options: {} })
  await expect(askForTheRest({}, { application: 'the-app' })).rejects.toThrow('--way existing')
})
