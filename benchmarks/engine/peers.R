# R peers on the data of a workload: Rscript peers.R "Cox 5 covariates n=100,000" data.csv
# Prints one line per package: name <tab> median seconds, or "not installed".
arguments <- commandArgs(trailingOnly = TRUE)
name <- arguments[1]
d <- read.csv(arguments[2])

median_seconds <- function(call) {
  taken <- c()
  while (length(taken) < 5 && sum(taken) < 10) taken <- c(taken, system.time(call())[["elapsed"]])
  median(taken)
}
tell <- function(package, call) {
  answer <- if (!requireNamespace(package, quietly = TRUE)) "not installed" else {
    tryCatch(format(suppressMessages(suppressWarnings(median_seconds(call))), digits = 6),
             error = function(e) "stopped")
  }
  cat(package, answer, sep = "\t"); cat("\n")
}

if (startsWith(name, "mediation")) {
  paths <- function(rows, i) {
    xs <- cbind(1, rows$x, rows$c)[i, ]
    a <- .lm.fit(xs, rows$m[i])$coefficients[2]
    b <- .lm.fit(cbind(xs, rows$m[i]), rows$y[i])$coefficients[4]
    a * b
  }
  tell("boot", function() boot::boot(d, paths, R = 5000))
}
if (startsWith(name, "mixed model")) {
  tell("lme4", function() lme4::lmer(score ~ time * group + (time | person), d))
  tell("lmerTest", function() summary(lmerTest::lmer(score ~ time * group + (time | person), d)))
}
if (startsWith(name, "Kaplan-Meier")) {
  tell("survival", function() survival::survfit(survival::Surv(days, left) ~ 1, d, conf.type = "log-log"))
}
if (startsWith(name, "Cox")) {
  tell("survival", function() survival::coxph(survival::Surv(days, left) ~ x.1 + x.2 + x.3 + x.4 + x.5, d))
}
if (startsWith(name, "50 imputations")) {
  tell("mice", function() mice::mice(d, m = 50, maxit = 5, method = "norm", printFlag = FALSE, seed = 1))
}
if (startsWith(name, "negative binomial")) {
  tell("MASS", function() MASS::glm.nb(count ~ x.1 + x.2 + offset(log(months)), d))
}
