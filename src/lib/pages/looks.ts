import type { Component } from 'svelte';

/**
 * How the pages of one group look, by the name they have in the table. A group is a route of its own, so that a page brings the style of its
 * group and not of every page there is (12 kB of style for a page).
 */
export type Looks = Readonly<Record<string, Component<{ model: unknown }>>>;
