import { MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { problemOf } from './problem.ts'

interface ProblemBarProps {
  /** Whatever was thrown; nothing is shown without one. */
  readonly error: unknown
  /** For example a button that tries again. */
  readonly children?: ReactNode
}

/** What went wrong, in the server's words, where it went wrong; read out by screen readers. */
export function ProblemBar({ error, children }: ProblemBarProps) {
  if (error === null || error === undefined) return null
  const { title, message, requestId } = problemOf(error)
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle>
        {message}
        {requestId === undefined ? null : (
          <>
            {' '}
            <small>Request {requestId}</small>
          </>
        )}
      </MessageBarBody>
      {children === undefined ? null : <MessageBarActions>{children}</MessageBarActions>}
    </MessageBar>
  )
}
