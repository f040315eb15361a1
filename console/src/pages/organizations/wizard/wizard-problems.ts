/** What is still missing in a step, in words; the server checks all of it again. */
import type { WizardForm, WizardSecrets } from './wizard-form.ts'

const guid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

export function servicesProblem({ services, way }: WizardForm, isNew: boolean): string | undefined {
  const has = (name: WizardForm['services'][number]): boolean => services.includes(name)
  if (!has('exchange') && !has('sharepoint')) return 'Choose Exchange Online, SharePoint Online, or both.'
  if (has('teams') && !(has('exchange') && has('sharepoint')))
    return 'Teams needs Exchange Online and SharePoint Online: choose them too.'
  if (has('teams-chats') && !has('teams')) return 'The chats of Teams need Teams: choose it too.'
  if (has('teams-chats') && way === 'register' && isNew)
    return 'Microsoft opens the chats of Teams to each application by request: go on with an existing application that has it, or leave them out.'
  return undefined
}

export function applicationProblem(
  form: WizardForm,
  { secrets, isNew }: { readonly secrets: WizardSecrets; readonly isNew: boolean },
): string | undefined {
  const { way, tenant, layout, backupId, restoreId, signInId } = form
  if (way === 'register') return credentialProblem(form, secrets)
  for (const [name, id] of [
    ['application', backupId],
    ['application for restore', restoreId],
    ['application for sign-in', signInId],
  ] as const)
    if (id.trim() !== '' && !guid.test(id.trim()))
      return `The client id of the ${name} looks like 1b2c3d4e-0000-0000-0000-000000000000: copy it from its overview page.`
  if (isNew && backupId.trim() === '') return 'Name the client id of the existing application.'
  if (way === 'existing' && isNew && tenant.trim() === '')
    return 'Name the tenant of the application: one of its domains, or its id.'
  if (way === 'existing' && isNew && layout === 'separate-restore' && restoreId.trim() === '')
    return 'Name the client id of the application for restore too.'
  return credentialProblem(form, secrets)
}

function credentialProblem(
  { way, credential, keyId, tokenFile }: WizardForm,
  { pfx }: WizardSecrets,
): string | undefined {
  if (credential === 'new-certificate' && way === 'existing')
    return 'An application that is only used needs a certificate that it knows already: upload it with its key, or prepare a key here and register its certificate first.'
  if (credential === 'pfx' && pfx === '')
    return 'Choose the file with the certificate and its key. After a reload it has to be chosen again.'
  if (credential === 'key' && keyId.trim() === '') return 'Name the id of the key.'
  if (credential === 'federated' && !/^(?:\/|[a-z]:\\)/i.test(tokenFile.trim()))
    return 'Name the file of the token by its absolute path on the server.'
  return undefined
}
