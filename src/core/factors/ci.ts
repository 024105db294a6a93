/**
 * Variables by which programs recognize a build service. Names and shapes follow the documentation
 * of GitHub Actions and GitLab CI; all values are invented.
 */
import type { Factor } from '../model/index.ts';

const GITHUB = {
  CI: 'true',
  GITHUB_ACTIONS: 'true',
  GITHUB_ACTOR: 'opal-release-bot',
  GITHUB_API_URL: 'https://api.github.com',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_JOB: 'unit',
  GITHUB_REF: 'refs/heads/main',
  GITHUB_REPOSITORY: 'saltmarsh-io/opalgrid',
  GITHUB_REPOSITORY_OWNER: 'saltmarsh-io',
  GITHUB_RUN_ID: '17720493316',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_WORKFLOW: 'opalgrid-checks',
  RUNNER_ENVIRONMENT: 'github-hosted',
  RUNNER_OS: 'Linux',
} as const;

const GITLAB = {
  CI: 'true',
  CI_COMMIT_BRANCH: 'main',
  CI_JOB_ID: '8840217735',
  CI_JOB_NAME: 'pruefung',
  CI_PIPELINE_ID: '1930447120',
  CI_PROJECT_NAME: 'deichwart',
  CI_PROJECT_NAMESPACE: 'hafenlogistik',
  CI_PROJECT_PATH: 'hafenlogistik/deichwart',
  CI_SERVER: 'yes',
  CI_SERVER_HOST: 'gitlab.com',
  CI_SERVER_URL: 'https://gitlab.com',
  GITLAB_CI: 'true',
  GITLAB_USER_LOGIN: 'tjansen-ci',
} as const;

export const ci: Factor = {
  name: 'ci',
  kind: 'ci',
  describes: 'variables set by a build service',
  levels: [
    { name: 'none', setting: {}, renderings: [] },
    {
      name: 'github-actions',
      setting: { env: GITHUB },
      renderings: [GITHUB.GITHUB_REPOSITORY, 'saltmarsh-io', 'opalgrid', GITHUB.GITHUB_ACTOR, GITHUB.GITHUB_RUN_ID],
    },
    {
      name: 'gitlab-ci',
      setting: { env: GITLAB },
      renderings: [GITLAB.CI_PROJECT_PATH, 'hafenlogistik', 'deichwart', GITLAB.GITLAB_USER_LOGIN, GITLAB.CI_JOB_ID],
    },
  ],
};
