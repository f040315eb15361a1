import { Body1, ProgressBar } from '@fluentui/react-components'
import type { MaintenanceRun } from '@strongroom/api-client'
import { courseOf } from './words.ts'

/** How far a run is, while it goes on. */
export function RunCourse({ run }: { readonly run: MaintenanceRun }) {
  const { text, share } = courseOf(run)
  return (
    <div role="status">
      <Body1>{text}</Body1>
      <ProgressBar aria-label={text} {...(share === undefined ? {} : { value: share })} />
    </div>
  )
}
