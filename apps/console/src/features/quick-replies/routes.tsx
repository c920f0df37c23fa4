import type { Area } from '../../shared/area.ts'

/** Quick replies: shared ones for those who keep them, and each person's own. */
export const quickRepliesArea: Area = {
  permission: 'handleConversations',
  routes: [
    { path: 'quick-replies', lazy: () => import('./replies-page.tsx') },
    { path: 'quick-replies/new', lazy: () => import('./edit-page.tsx') },
    { path: 'quick-replies/:quickReplyId', lazy: () => import('./edit-page.tsx') },
  ],
}
