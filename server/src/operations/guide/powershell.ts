/** The same by PowerShell with the module Microsoft.Graph. */
import type { CommandSubject } from './azure-cli.ts'
import type { GuideApplication, GuideCommands } from './guide.ts'
import { byResource } from './permissions.ts'
import { powershellWord } from './quote.ts'

const scopes = ['Application.ReadWrite.All', 'AppRoleAssignment.ReadWrite.All']

export function powershell(subject: CommandSubject): GuideCommands {
  const { places, applications, tenant, certificateFile } = subject
  const asked = [
    ...scopes,
    ...(applications.some(({ permissions }) => permissions.some(({ kind }) => kind === 'delegated'))
      ? ['DelegatedPermissionGrant.ReadWrite.All']
      : []),
  ]
  const file = `(Resolve-Path -LiteralPath ${powershellWord(certificateFile)}).Path`
  return {
    title: 'PowerShell (7, with the module Microsoft.Graph)',
    lines: [
      'Install-Module Microsoft.Graph -Scope CurrentUser',
      `Connect-MgGraph -Environment ${places.graphEnvironment} -TenantId ${powershellWord(tenant)} -Scopes ${asked.map(powershellWord).join(', ')}`,
      `$certificate = [System.Security.Cryptography.X509Certificates.X509Certificate2]::new(${file})`,
      ...applications.flatMap(applicationLines),
    ],
  }
}

function applicationLines({ displayName, purposes, permissions }: GuideApplication): readonly string[] {
  const provesItself = purposes.some((purpose) => purpose !== 'sign-in')
  const isSignIn = purposes.includes('sign-in')
  const groups = byResource(permissions)
  const access = groups.map(({ resourceAppId, all }) => {
    const each = all.map(
      ({ id, kind }) => `@{ Id = '${id}'; Type = '${kind === 'application' ? 'Role' : 'Scope'}' }`,
    )
    return `@{ ResourceAppId = '${resourceAppId}'; ResourceAccess = @(${each.join(', ')}) }`
  })
  return [
    '',
    `$access = @(${access.join(', ')})`,
    ...(provesItself
      ? [
          "$keys = @(@{ Type = 'AsymmetricX509Cert'; Usage = 'Verify'; Key = $certificate.RawData; DisplayName = 'Strongroom' })",
        ]
      : ['$keys = @()']),
    `$application = New-MgApplication -DisplayName ${powershellWord(displayName)} -SignInAudience AzureADMyOrg -KeyCredentials $keys -RequiredResourceAccess $access${isSignIn ? ' -IsFallbackPublicClient' : ''}`,
    ...(isSignIn ? scopeLines() : []),
    '$principal = New-MgServicePrincipal -AppId $application.AppId',
    ...groups.flatMap(consentLines),
    `Write-Output ${powershellWord(`${displayName}: client id`)} $application.AppId`,
  ]
}

function consentLines({ resourceAppId, all }: ReturnType<typeof byResource>[number]): readonly string[] {
  const roles = all.filter(({ kind }) => kind === 'application')
  const delegated = all.filter(({ kind }) => kind === 'delegated').map(({ value }) => value)
  return [
    `$resource = Get-MgServicePrincipal -Filter "appId eq '${resourceAppId}'"`,
    ...roles.map(
      ({ id, value }) =>
        `New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $principal.Id -PrincipalId $principal.Id -ResourceId $resource.Id -AppRoleId '${id}' # ${value}`,
    ),
    ...(delegated.length === 0
      ? []
      : [
          `New-MgOauth2PermissionGrant -BodyParameter @{ clientId = $principal.Id; consentType = 'AllPrincipals'; resourceId = $resource.Id; scope = '${delegated.join(' ')}' }`,
        ]),
  ]
}

function scopeLines(): readonly string[] {
  const texts =
    "AdminConsentDisplayName = 'Use Strongroom'; AdminConsentDescription = 'Lets people sign in to Strongroom and restore what they may.'"
  const scope = `@{ Id = [guid]::NewGuid(); Value = 'access_as_user'; Type = 'User'; IsEnabled = $true; ${texts} }`
  return [
    `Update-MgApplication -ApplicationId $application.Id -IdentifierUris @("api://$($application.AppId)") -Api @{ RequestedAccessTokenVersion = 2; Oauth2PermissionScopes = @(${scope}) }`,
  ]
}
