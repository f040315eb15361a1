import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components'
import { ApiError } from '@strongroom/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../api/context.tsx'
import { type Session, sessionPath, sessionQuery } from '../../api/session.ts'
import { CodeField, PasswordField } from '../../ui/credential-fields.tsx'
import { ProblemBar } from '../../ui/problem-bar.tsx'

/** The password again, before something that opens a way in: whoever finds a browser open does not know it. */
export function PasswordAgainDialog({ onEnd }: { readonly onEnd: (isFresh: boolean) => void }) {
  const api = useApi()
  const queries = useQueryClient()
  const { data: session } = useQuery(sessionQuery(api))
  const [password, setPassword] = useState('')
  const [otp, setOtp] = useState('')
  const [hasCode, setHasCode] = useState(false)
  const userName = session?.userName ?? ''
  const signIn = useMutation({
    mutationFn: () =>
      api.send<Session>('POST', sessionPath, { userName, password, ...(otp === '' ? {} : { otp }) }),
    onSuccess: (renewed) => {
      queries.setQueryData(['session'], renewed)
      onEnd(true)
    },
    onError: (error) => {
      if (error instanceof ApiError && error.code === 'mfa_required') setHasCode(true)
    },
  })
  const wantsCode = signIn.error instanceof ApiError && signIn.error.code === 'mfa_required'
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, { open }) => (open ? undefined : onEnd(false))}>
      <DialogSurface>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            signIn.mutate()
          }}
        >
          <DialogBody>
            <DialogTitle>Your password, please</DialogTitle>
            <DialogContent>
              This lets somebody in, changes who gets in, or cannot be undone: it needs a password that was
              entered a moment ago. Enter the password of {userName} again; what you did goes on afterwards.
              {wantsCode ? null : <ProblemBar error={signIn.error} />}
              <PasswordField value={password} onChange={setPassword} />
              {hasCode ? <CodeField value={otp} onChange={setOtp} /> : null}
            </DialogContent>
            <DialogActions>
              <Button appearance="secondary" onClick={() => onEnd(false)}>
                Cancel
              </Button>
              <Button type="submit" appearance="primary" disabled={signIn.isPending || password === ''}>
                Go on
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}
