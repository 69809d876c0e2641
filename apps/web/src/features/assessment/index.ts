// SPDX-License-Identifier: Apache-2.0
export { assessmentQuery, loadOutlined, useOutlined } from './queries.ts'
