CREATE TABLE `followings` (
	`person` text NOT NULL,
	`subject` text NOT NULL,
	`community` text NOT NULL,
	`since` integer NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`person`, `subject`)
);
--> statement-breakpoint
CREATE INDEX `followings_by_subject` ON `followings` (`subject`);--> statement-breakpoint
CREATE TABLE `leases` (
	`name` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`until` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `notice_choices` (
	`person` text PRIMARY KEY NOT NULL,
	`community` text NOT NULL,
	`lang` text NOT NULL,
	`email` text,
	`confirmed` integer NOT NULL,
	`code` text,
	`code_mail` text NOT NULL,
	`code_until` integer NOT NULL,
	`code_tries` integer NOT NULL,
	`quiet_from` integer NOT NULL,
	`quiet_until` integer NOT NULL,
	`telephone` integer NOT NULL,
	`agreed_at` text,
	`agreed_how` text
);
--> statement-breakpoint
CREATE TABLE `notices` (
	`person` text NOT NULL,
	`object` text NOT NULL,
	`kind` text NOT NULL,
	`nth` integer NOT NULL,
	`community` text NOT NULL,
	`seq` integer NOT NULL,
	`made_at` text NOT NULL,
	`mail` text NOT NULL,
	`mail_at` text,
	`tries` integer NOT NULL,
	`not_before` integer NOT NULL,
	`call` text NOT NULL,
	`call_at` text,
	`calls` integer NOT NULL,
	`read_at` text,
	PRIMARY KEY(`person`, `object`, `kind`, `nth`)
);
--> statement-breakpoint
CREATE INDEX `notices_by_mail` ON `notices` (`mail`);--> statement-breakpoint
CREATE INDEX `notices_by_call` ON `notices` (`community`,`call`);--> statement-breakpoint
CREATE TABLE `readings` (
	`person` text NOT NULL,
	`key` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`person`, `key`)
);
