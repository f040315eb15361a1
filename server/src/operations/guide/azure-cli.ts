/** The same by Azure CLI: the lines of a POSIX shell. */
import type { GuideApplication, GuideCommands } from './guide.ts'
import { byResource } from './permissions.ts'
import type { Places } from './places.ts'
import { shellWord } from './quote.ts'

export interface CommandSubject {
  readonly places: Places
  readonly applications: readonly GuideApplication[]
  readonly certificateFile: string
  /** Domain, id, or a placeholder. */
  readonly tenant: string
}

export function azureCli(subject: CommandSubject): GuideCommands {
  const { places, applications, tenant } = subject
  return {
    title: 'Azure CLI (2.61 or newer; bash, zsh or Azure Cloud Shell)',
    lines: [
      `az cloud set --name ${places.azureCloud}`,
      `az login --tenant ${shellWord(tenant)} --allow-no-subscriptions`,
      ...applications.flatMap((application) => applicationLines(subject, application)),
    ],
  }
}

function applicationLines(
  { places, certificateFile }: CommandSubject,
  { displayName, purposes, permissions }: GuideApplication,
): readonly string[] {
  const provesItself = purposes.some((purpose) => purpose !== 'sign-in')
  const isSignIn = purposes.includes('sign-in')
  const create = `az ad app create --display-name ${shellWord(displayName)} --sign-in-audience AzureADMyOrg`
  return [
    '',
    `appId=$(${create}${isSignIn ? ' --is-fallback-public-client true' : ''} --query appId --output tsv)`,
    ...(provesItself
      ? [
          `az ad app credential reset --id "$appId" --append --cert ${shellWord(`@${certificateFile}`)} --output none`,
        ]
      : []),
    ...(isSignIn
      ? ['az ad app update --id "$appId" --identifier-uris "api://$appId"', ...scopeLines(places)]
      : []),
    ...byResource(permissions).map(({ resourceAppId, all }) => {
      const wanted = all.map(({ id, kind }) => `${id}=${kind === 'application' ? 'Role' : 'Scope'}`)
      return `az ad app permission add --id "$appId" --api ${resourceAppId} --api-permissions ${wanted.join(' ')}`
    }),
    'spId=$(az ad sp create --id "$appId" --query id --output tsv)',
    ...byResource(permissions).flatMap((group) => consentLines(places, group)),
    `echo ${shellWord(`${displayName}: client id`)} "$appId"`,
  ]
}

/** Graph itself, since the portal's own way of consent exists worldwide only. */
function consentLines(
  { graphUrl }: Places,
  { resourceAppId, all }: ReturnType<typeof byResource>[number],
): readonly string[] {
  const roles = all.filter(({ kind }) => kind === 'application')
  const scopes = all.filter(({ kind }) => kind === 'delegated').map(({ value }) => value)
  const post = (path: string, body: string): string =>
    `az rest --method POST --url "${graphUrl}/v1.0/${path}" --headers Content-Type=application/json --body "${body}" --output none`
  return [
    `resourceId=$(az ad sp show --id ${resourceAppId} --query id --output tsv)`,
    ...roles.map(
      ({ id, value }) =>
        `${post(
          'servicePrincipals/$spId/appRoleAssignments',
          String.raw`{\"principalId\":\"$spId\",\"resourceId\":\"$resourceId\",\"appRoleId\":\"${id}\"}`,
        )} # ${value}`,
    ),
    ...(scopes.length === 0
      ? []
      : [
          post(
            'oauth2PermissionGrants',
            String.raw`{\"clientId\":\"$spId\",\"consentType\":\"AllPrincipals\",\"resourceId\":\"$resourceId\",\"scope\":\"${scopes.join(' ')}\"}`,
          ),
        ]),
  ]
}

function scopeLines({ graphUrl }: Places): readonly string[] {
  const scope = String.raw`{\"api\":{\"requestedAccessTokenVersion\":2,\"oauth2PermissionScopes\":[{\"id\":\"$scopeId\",\"value\":\"access_as_user\",\"type\":\"User\",\"isEnabled\":true,\"adminConsentDisplayName\":\"Use Strongroom\",\"adminConsentDescription\":\"Lets people sign in to Strongroom and restore what they may.\"}]}}`
  return [
    'scopeId=$(cat /proc/sys/kernel/random/uuid 2>/dev/null || uuidgen | tr A-Z a-z)',
    `az rest --method PATCH --url "${graphUrl}/v1.0/applications(appId='$appId')" --headers Content-Type=application/json --body "${scope}"`,
  ]
}
