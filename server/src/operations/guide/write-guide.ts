/** Puts a guide together for one choice. */
import {
  type ApplicationsRequest,
  type Cloud,
  type Requirement,
  requirementsOf,
} from '../../microsoft365/index.ts'
import { applicationNames } from '../provisioning/work.ts'
import { azureCli } from './azure-cli.ts'
import { guideBlocks } from './blocks.ts'
import type { Guide, GuideApplication, GuideChoice, GuideFormat } from './guide.ts'
import { guidePermissions } from './permissions.ts'
import { placesOf } from './places.ts'
import { portalSteps } from './portal-steps.ts'
import { powershell } from './powershell.ts'
import { renderHtml } from './render-html.ts'
import { renderMarkdown } from './render-markdown.ts'
import { renderText } from './render-text.ts'
import { connectCommands, prepareCommands } from './strongroom-lines.ts'

const renderers = { text: renderText, markdown: renderMarkdown, html: renderHtml } as const

export function writeGuide(cloud: Cloud, choice: GuideChoice, format: GuideFormat): Guide {
  const requirements = requirementsOf(cloud, requestOf(choice))
  const applications = requirements.map((requirement): GuideApplication => {
    const { purposes, displayName } = requirement
    return { purposes, displayName, permissions: guidePermissions(requirement) }
  })
  const places = placesOf(cloud)
  const { certificateFile } = choice
  const tenant = choice.tenant ?? 'YOUR-TENANT.onmicrosoft.com'
  const [first] = applications
  const guide = {
    title: `Connect Microsoft 365 by hand: ${applications.map(({ displayName }) => displayName).join(', ')}`,
    cloud: places.title,
    applications,
    remarks: remarksOf(choice, requirements),
    prepare: prepareCommands(choice, first?.displayName ?? 'Strongroom Backup'),
    portal: portalSteps({ places, applications, certificateFile }),
    azureCli: azureCli({ places, applications, certificateFile, tenant }),
    powershell: powershell({ places, applications, certificateFile, tenant }),
    connect: connectCommands(choice, applications, tenant),
  }
  return { ...guide, format, document: renderers[format](guideBlocks(guide)) }
}

function requestOf(choice: GuideChoice): ApplicationsRequest {
  const { services, layout, restore, signIn, posture, drift, applicationName } = choice
  return {
    services,
    layout,
    restore,
    signIn,
    posture,
    drift,
    names: applicationNames(applicationName),
    existing: {},
    certificates: {},
    federated: {},
    publicUrl: undefined,
    removeExcessive: false,
    known: [],
  }
}

function remarksOf(
  { restore, layout }: GuideChoice,
  requirements: readonly Requirement[],
): readonly string[] {
  const gaps = requirements.flatMap((requirement) => requirement.gaps)
  return [
    ...gaps.map(
      ({ permission, uses }) =>
        `This cloud has no ${permission.value}: ${[...new Set(uses.map(({ without }) => without))].join('; ')}.`,
    ),
    ...(restore === 'just-in-time'
      ? [
          'Permissions for restore are granted for a while when somebody restores, and taken away again: they are not in the lists below.',
        ]
      : []),
    ...(restore === 'none'
      ? ['Nothing can be restored to Microsoft 365 with this choice; it can be exported.']
      : []),
    ...(layout === 'single'
      ? ['One application does everything: whoever gets hold of its key can do all that is listed.']
      : []),
  ]
}
