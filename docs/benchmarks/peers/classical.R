# Seasonal naive, ETS(A,N,N) and ARMA(2,1) on the label's own past, with the quantiles of what they missed by while
# fitting. Parameters are fitted once a fold; while forecasting the filters run on, and see a label when it is known.
# usage: Rscript classical.R FOLDER_OF_SET
suppressMessages({library(forecast); library(data.table)})
levels <- c(.05, .1, .25, .5, .75, .9, .95, .975, .99, .995)
folder <- commandArgs(TRUE)[1]
seconds <- c("seasonal-naive" = 0, ets = 0, arima = 0)

# What ARMA(2,1) says h steps ahead of each place of y.
arma <- function(y, fit, h) {
  p <- coef(fit); mu <- p["intercept"]; x <- y - mu
  e <- residuals(Arima(y, model = fit))
  n <- length(y)
  before <- c(0, x[-n]); now <- x
  for (step in 1:h) {
    following <- p["ar1"] * now + p["ar2"] * before + (if (step == 1) p["ma1"] * e else 0)
    before <- now; now <- following
  }
  as.numeric(mu + now)
}

for (k in 0:99) {
  fold <- file.path(folder, paste0("fold_", k))
  if (!dir.exists(fold)) break
  fit <- fread(file.path(fold, "fit.csv"), select = c("id", "venue", "hour", "y"))
  ask <- fread(file.path(fold, "apply.csv"), select = c("id", "venue", "hour", "y"))
  times <- fread(file.path(fold, "times.csv"), integer64 = "double")
  h <- ceiling((times$lead + times$review) / times$period)
  day <- round(24 * 3600e9 / times$period)
  lag <- ceiling(h / day) * day
  out <- list("seasonal-naive" = list(), ets = list(), arima = list())
  for (v in unique(fit$venue)) {
    f <- fit[venue == v]; a <- ask[venue == v]
    n <- nrow(f); y <- c(f$y, a$y); hour <- c(f$hour, a$hour); new <- (n + 1):length(y)
    # A label of t is known h steps later: the newest known at t is that of t - h.
    keep <- function(name, point, started) {
      missed <- quantile((y - point)[1:n], levels, na.rm = TRUE, names = FALSE)
      out[[name]][[v]] <<- data.table(id = a$id, unused = 0, outer(point[new], missed, "+"))
      seconds[name] <<- seconds[name] + proc.time()[["elapsed"]] - started
    }
    t0 <- proc.time()[["elapsed"]]
    keep("seasonal-naive", shift(y, lag, fill = mean(f$y)), t0)
    slot <- tapply(f$y, factor(f$hour, 0:23), mean); slot[is.na(slot)] <- mean(f$y)
    season <- as.numeric(slot[hour + 1]); flat <- y - season
    recent <- tail(flat[1:n], 4000)
    t0 <- proc.time()[["elapsed"]]
    alpha <- tryCatch(ets(recent, model = "ANN")$par[["alpha"]], error = function(e) .1)
    level <- as.numeric(stats::filter(alpha * flat, 1 - alpha, "recursive", init = mean(flat[1:n])))
    keep("ets", shift(level, h, fill = 0) + season, t0)
    t0 <- proc.time()[["elapsed"]]
    model <- tryCatch(Arima(recent, order = c(2, 0, 1), method = "CSS"), error = function(e) NULL)
    point <- if (is.null(model)) rep(0, length(y)) else shift(arma(flat, model, h), h, fill = 0)
    keep("arima", point + season, t0)
  }
  for (name in names(out)) {
    all <- rbindlist(out[[name]])
    all <- all[match(ask$id, id)]
    setnames(all, c("id", "unused", paste0("y_", levels)))
    fwrite(all, file.path(fold, paste0(name, ".csv")))
  }
}
dir.create(file.path(folder, "seconds"), showWarnings = FALSE)
for (name in names(seconds)) writeLines(sprintf("%.1f", seconds[name]), file.path(folder, "seconds", name))
