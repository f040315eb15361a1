/** The addresses of the console and the page of each; every page is loaded when it is first seen. */
import { lazy } from 'react'
import { Route, Routes } from 'react-router'
import type { Session } from './api/session.ts'
import { AppLayout } from './layouts/app-layout.tsx'
import { NotFoundPage } from './pages/not-found-page.tsx'

const DashboardPage = lazy(async () => ({
  default: (await import('./pages/dashboard/dashboard-page.tsx')).DashboardPage,
}))

export function ConsoleRoutes({ session }: { readonly session: Session }) {
  return (
    <Routes>
      <Route element={<AppLayout session={session} />}>
        <Route index element={<DashboardPage />} />
        <Route path="*" element={<NotFoundPage />} />
      </Route>
    </Routes>
  )
}
