/** Why restores are refused now although permissions can be lent, and what is to be done about it. */
import type { RestorePermissionGrant } from '@strongroom/api-client'

interface Hindrance {
  readonly title: string
  readonly text: string
  /** What the page of restore permissions is opened for. */
  readonly link: string
}

/** @param grant - The one that is not revoked; absent when there is none. */
export function restoreHindrance(
  grant: Pick<RestorePermissionGrant, 'state' | 'isOverdue' | 'progress'> | undefined,
): Hindrance {
  if (grant === undefined)
    return {
      title: 'the permission to restore is not granted now.',
      text: 'Looking and downloading work; a restore is refused until an administrator of the tenant lends the permission for some minutes.',
      link: 'Grant it for a while',
    }
  if (grant.isOverdue)
    return {
      title: 'the time of the permission to restore is over.',
      text: 'Restores are refused until it is taken away and granted again.',
      link: 'Take it away',
    }
  if (grant.state === 'granted')
    return {
      title: 'the permission to restore is granted, and not effective yet.',
      text: `${grant.progress ?? 'Microsoft takes some minutes for it'}. A restore is refused until then.`,
      link: 'See how far it is',
    }
  return {
    title: 'the permission to restore is not granted completely.',
    text: 'Restores are refused until that is finished.',
    link: 'Go on with it',
  }
}
