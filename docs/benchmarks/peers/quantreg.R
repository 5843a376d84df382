# Linear quantile regression (quantreg, interior point) on every column. usage: Rscript quantreg.R FOLDER_OF_SET
suppressMessages({library(quantreg); library(data.table)})
levels <- c(.05, .1, .25, .5, .75, .9, .95, .975, .99, .995)
folder <- commandArgs(TRUE)[1]
started <- proc.time()[["elapsed"]]
for (k in 0:99) {
  fold <- file.path(folder, paste0("fold_", k))
  if (!dir.exists(fold)) break
  fit <- fread(file.path(fold, "fit.csv")); ask <- fread(file.path(fold, "apply.csv"))
  columns <- grep("^f_", names(fit), value = TRUE)
  x <- as.matrix(fit[, ..columns]); centre <- colMeans(x); spread <- apply(x, 2, sd)
  columns <- columns[spread > 1e-12]; centre <- centre[columns]; spread <- spread[columns]
  x <- cbind(1, scale(x[, columns], centre, spread))
  decomposed <- qr(x, tol = 1e-7)
  kept <- sort(decomposed$pivot[seq_len(decomposed$rank)])
  asked <- cbind(1, scale(as.matrix(ask[, ..columns]), centre, spread))[, kept]
  out <- sapply(levels, function(tau) asked %*% rq.fit.fnb(x[, kept], fit$z, tau)$coefficients)
  all <- data.table(id = ask$id, unused = 0, out)
  setnames(all, c("id", "unused", paste0("z_", levels)))
  fwrite(all, file.path(fold, "quantreg.csv"))
}
dir.create(file.path(folder, "seconds"), showWarnings = FALSE)
writeLines(sprintf("%.1f", proc.time()[["elapsed"]] - started), file.path(folder, "seconds", "quantreg"))
