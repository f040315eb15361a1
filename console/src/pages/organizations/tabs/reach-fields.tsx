import { Body1, Checkbox, Field, Input } from '@fluentui/react-components'
import { formatDate } from '../../../ui/format.ts'
import { Section } from '../../../ui/section.tsx'
import type { AuthenticationPartProps } from './tab-props.ts'

/** The exception for who comes by verify_by_use: never without a reason and an end. */
export function ReachFields({ value, onChange }: AuthenticationPartProps) {
  const { verifyByUseReach: reach, policies } = value
  if (!policies.includes('verify_by_use') && reach === null) return null
  return (
    <Section title="More than their own data by the weakest way">
      <Body1>
        Who is proven by use alone sees their own data alone, whatever their role. An exception needs a reason
        and an end, at most 180 days from now; it stands beside every such sign-in in the audit log.
      </Body1>
      <Checkbox
        label="Let them see what their role lets others see"
        checked={reach !== null}
        onChange={(_event, { checked }) =>
          onChange({
            verifyByUseReach: checked === true ? { reason: '', expiresAt: '', allowedBy: '' } : null,
          })
        }
      />
      {reach === null ? null : (
        <>
          {reach.allowedBy === '' ? null : (
            <Body1>
              Allowed by {reach.allowedBy} until {formatDate(reach.expiresAt)}.
            </Body1>
          )}
          <Field label="Why" required>
            <Input
              value={reach.reason}
              onChange={(_event, { value: reason }) => onChange({ verifyByUseReach: { ...reach, reason } })}
            />
          </Field>
          <Field label="Until" required>
            <Input
              type="date"
              value={reach.expiresAt.slice(0, 10)}
              onChange={(_event, { value: day }) =>
                onChange({
                  verifyByUseReach: { ...reach, expiresAt: day === '' ? '' : `${day}T00:00:00Z` },
                })
              }
            />
          </Field>
        </>
      )}
    </Section>
  )
}
