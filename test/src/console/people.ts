/** People of the organization: at Microsoft's own pages in the same browser, and in the mailbox as Outlook would be. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { member, type Answer } from '../support/http.ts'
import { graphTools, type Microsoft } from '../support/microsoft.ts'

interface Person {
  readonly upn: string
  readonly password: string
}

/** From the address of Microsoft's sign-in page, back to where it leads. People with a second factor are not for this. */
export async function signInAtMicrosoft(page: Page, microsoft: Microsoft, name: string): Promise<void> {
  const people: readonly Person[] = JSON.parse(
    await readFile(microsoft.program.ready['usersFile'] ?? '', 'utf8'),
  )
  const person = people.find(({ upn }) => upn === `${name}@${microsoft.tenant}`)
  await page.getByLabel('Email or user name').fill(person?.upn ?? '')
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByLabel('Password').fill(person?.password ?? '')
  await page.getByRole('button', { name: 'Next' }).click()
}

export interface Outlook {
  /** Deletes the one message of the inbox with this subject. */
  readonly remove: (subject: string) => Promise<void>
  /** How many messages of the inbox have this subject. */
  readonly count: (subject: string) => Promise<number>
}

/** The person's own mailbox, through Graph. */
export async function openOutlook(microsoft: Microsoft, name: string): Promise<Outlook> {
  const scope = 'https://graph.microsoft.com/Mail.ReadWrite'
  const token = member(await microsoft.signIn(name, { clientId: graphTools, scope }), 'access_token')
  const graph = (method: string, path: string): Promise<Answer> =>
    microsoft.graph(token, method, `/me${path}`)
  const find = async (subject: string): Promise<readonly string[]> => {
    const { text } = await graph('GET', '/mailFolders/inbox/messages?$top=200&$select=id,subject')
    const { value }: { value: { id: string; subject: string }[] } = JSON.parse(text)
    return value.filter((message) => message.subject === subject).map(({ id }) => id)
  }
  return {
    async remove(subject) {
      const [id, ...others] = await find(subject)
      if (id === undefined || others.length > 0) throw new Error(`not one message “${subject}”`)
      const { status, text } = await graph('DELETE', `/messages/${id}`)
      if (status !== 204) throw new Error(`delete: ${status} ${text}`)
    },
    count: async (subject) => (await find(subject)).length,
  }
}
